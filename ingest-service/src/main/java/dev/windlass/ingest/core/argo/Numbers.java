package dev.windlass.ingest.core.argo;

import dev.windlass.golang.strconv.FormatFloat;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** Numbers as Go's decoder takes and writes them. */
final class Numbers {
    private Numbers() {}

    /** Whether it is written as a whole number, and is one of that many bits. */
    static boolean fits(JsonNode number, int bits, boolean signed) {
        if (!number.isIntegralNumber()) {
            return false;
        }
        BigInteger value = number.bigIntegerValue();
        return signed ? value.bitLength() < bits : value.signum() >= 0 && value.bitLength() <= bits;
    }

    /** As it was written, as far as a tree of JSON keeps that. */
    static String literal(JsonNode number) {
        return number.asString().replace("E+", "e").replace("E-", "e-");
    }

    /** All its digits, without an exponent. */
    static String plain(JsonNode number) throws UnfitException {
        double value = number.decimalValue().doubleValue();
        if (Double.isInfinite(value)) {
            throw new UnfitException(new Misfit.WrongType("number " + literal(number), "float64", "", ""));
        }
        return FormatFloat.format(value, 'f', -1, 64);
    }
}
