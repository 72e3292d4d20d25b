package dev.windlass.golang.json;

/** How lines begin in indented JSON. */
record Layout(String prefix, String indent) {
    void newline(StringBuilder out, int depth) {
        out.append('\n').append(prefix).repeat(indent, depth);
    }
}
