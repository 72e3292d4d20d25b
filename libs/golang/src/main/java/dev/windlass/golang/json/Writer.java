package dev.windlass.golang.json;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one value, with a stack of its own in place of recursion. */
final class Writer {
    /** From this depth on containers are watched for cycles, as Go does. */
    private static final int SUSPICIOUS_DEPTH = 1000;

    private static final int SETTLE_EVERY = 1024;

    private final StringBuilder out = new StringBuilder();
    private final Budget budget;
    private final Text text;
    private final @Nullable Layout layout;
    private final Deque<Frame> open = new ArrayDeque<>();
    private @Nullable Set<Object> watched;
    private int settled;

    Writer(Budget budget, boolean escapeHtml, @Nullable Layout layout) {
        this.budget = budget;
        this.text = new Text(out, escapeHtml);
        this.layout = layout;
    }

    String write(@Nullable Object value) {
        begin(value);
        while (!open.isEmpty()) {
            Frame frame = open.getLast();
            if (frame.next()) {
                element(frame);
            } else {
                open.removeLast();
                if (watched != null) {
                    watched.remove(frame.container);
                }
                newline();
                out.append(frame.closing);
            }
        }
        budget.spend(out.length() - settled);
        return out.toString();
    }

    private void element(Frame frame) {
        if (out.length() - settled > SETTLE_EVERY) {
            budget.spend(out.length() - settled);
            settled = out.length();
        }
        if (frame.index > 0) {
            out.append(',');
        }
        newline();
        String key = frame.key();
        if (key != null) {
            text.quoted(key);
            out.append(layout == null ? ":" : ": ");
        }
        begin(frame.value());
    }

    private void newline() {
        if (layout != null) {
            layout.newline(out, open.size());
        }
    }

    /** Writes a scalar or an empty container whole, and opens any other. */
    private void begin(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String s -> text.quoted(s);
            case Long n -> out.append(n.longValue());
            case Double f -> FloatText.append(out, f, 64);
            case Boolean b -> out.append(b.booleanValue());
            case Num n -> out.append(n);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case byte[] bytes ->
                out.append('"')
                        .append(Base64.getEncoder().encodeToString(bytes))
                        .append('"');
            case Float f -> FloatText.append(out, f, 32);
            case GoObject object -> object(object);
            case GoFunction function -> throw JsonException.unsupportedType(function.type());
            default ->
                throw new IllegalArgumentException(
                        "not a Go value: " + value.getClass().getName());
        }
    }

    private void map(Map<?, ?> map) {
        if (map instanceof GoMap typed) {
            Kind key = typed.type().key().kind();
            if (key != Kind.STRING && !key.isInteger()) {
                throw JsonException.unsupportedType(typed.type());
            }
        }
        if (Values.isNil(map)) {
            out.append("null");
        } else if (map.isEmpty()) {
            out.append("{}");
        } else {
            open(Frame.of(map), '{');
        }
    }

    private void list(List<?> list) {
        if (Values.isNil(list)) {
            out.append("null");
        } else if (list.isEmpty()) {
            out.append("[]");
        } else {
            open(Frame.of(list), '[');
        }
    }

    private void object(GoObject object) {
        Type type = object.type();
        String json;
        try {
            json = object.json();
        } catch (JsonException e) {
            throw e;
        } catch (GoException e) {
            throw JsonException.marshaler(type, e);
        }
        if (json != null) {
            text.escaped(json);
        } else if (type.kind().isInteger()) {
            out.append(object.number());
        } else {
            Frame fields = Frame.of(object);
            if (fields.isEmpty()) {
                out.append("{}");
            } else {
                open(fields, '{');
            }
        }
    }

    private void open(Frame frame, char opening) {
        if (open.size() >= SUSPICIOUS_DEPTH) {
            watch(frame.container);
        }
        out.append(opening);
        open.addLast(frame);
    }

    private void watch(Object container) {
        if (watched == null) {
            watched = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        if (!watched.add(container)) {
            throw JsonException.unsupportedValue("encountered a cycle via " + Values.typeName(container));
        }
    }
}
