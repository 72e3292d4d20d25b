package dev.windlass.golang;

/**
 * A {@code complex128}, which only a constant of a template can be.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
public record Complex(double real, double imaginary) implements GoObject {
    private static final Type TYPE = Type.named("complex128", Kind.COMPLEX128);

    @Override
    public Type type() {
        return TYPE;
    }

    public boolean isZero() {
        return real == 0 && imaginary == 0;
    }
}
