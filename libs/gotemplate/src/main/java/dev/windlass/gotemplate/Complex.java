package dev.windlass.gotemplate;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;

/**
 * A {@code complex128}, which only a constant of a template can be.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
record Complex(double real, double imaginary) implements GoObject {
    private static final Type TYPE = Type.named("complex128", Kind.COMPLEX128);

    @Override
    public Type type() {
        return TYPE;
    }

    boolean isZero() {
        return real == 0 && imaginary == 0;
    }

    @Override
    public String text() {
        return Printing.complex(real, imaginary);
    }
}
