package dev.windlass.gotemplate;

/**
 * A constant under every type that can hold it, as Go's untyped constants are.
 *
 * @param text how it was written
 * @param isInt whether {@code intValue} counts
 * @param isUint whether {@code uintValue}, read as unsigned, counts
 * @param isFloat whether {@code floatValue} counts
 * @param isComplex whether {@code floatValue} and {@code imaginary} are a complex number
 */
record NumberConstant(
        String text,
        boolean isInt,
        long intValue,
        boolean isUint,
        long uintValue,
        boolean isFloat,
        double floatValue,
        boolean isComplex,
        double imaginary) {

    /** Whether, with no type asked for, the spelling makes it a float. */
    boolean isSpelledAsFloat() {
        boolean hexInt = text.length() > 2
                && text.charAt(0) == '0'
                && (text.charAt(1) == 'x' || text.charAt(1) == 'X')
                && !NumberReader.containsAny(text, "pP");
        return isFloat && !hexInt && !text.startsWith("'") && NumberReader.containsAny(text, ".eEpP");
    }
}
