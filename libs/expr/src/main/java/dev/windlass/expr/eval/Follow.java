package dev.windlass.expr.eval;

import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import org.jspecify.annotations.Nullable;

/** What another code gives, or what it points to. */
final class Follow extends Code {
    private final Code code;

    private Follow(Code code) {
        super(code.position);
        this.code = code;
    }

    /** Code for a node whose pointers are followed, where it may give one. */
    static Code pointers(Node node, Code code) {
        boolean maybe = node.nature().is(Kind.POINTER) || node.nature().isUnknown();
        return maybe ? new Follow(code) : code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        Object value = code.eval(frame);
        return value instanceof GoObject object ? object.pointee() : value;
    }

    @Override
    boolean leaves() {
        return code.leaves();
    }
}
