package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random texts and numbers. */
final class RandomFunctions {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomFunctions() {}

    static void define(Definitions d, RandomGenerator random) {
        text(d, random, "randAlpha", LETTERS);
        text(d, random, "randAlphaNum", LETTERS + DIGITS);
        text(d, random, "randNumeric", DIGITS);
        text(d, random, "randAscii", printableAscii());
        d.failing("randBytes", STRING, List.of(INT), (budget, a) -> bytes(budget, random, a.number(0)));
        d.add("randInt", INT, List.of(INT, INT), (budget, a) -> {
            long range = a.number(1) - a.number(0);
            if (range <= 0) {
                throw new GoPanic("invalid argument to Intn");
            }
            return random.nextLong(range) + a.number(0);
        });
        d.add("shuffle", STRING, List.of(STRING), (budget, a) -> shuffled(random, a.text(0)));
        d.add("uuidv4", STRING, List.of(), (budget, a) -> uuid(random));
    }

    private static String printableAscii() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c < 0x7F; c++) {
            all.append(c);
        }
        return all.toString();
    }

    private static void text(Definitions d, RandomGenerator random, String name, String alphabet) {
        d.add(name, STRING, List.of(INT), (budget, a) -> {
            long count = Math.max(a.number(0), 0);
            budget.spend(count);
            StringBuilder out = new StringBuilder(Math.toIntExact(count));
            for (long i = 0; i < count; i++) {
                out.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return out.toString();
        });
    }

    private static String bytes(Budget budget, RandomGenerator random, long count) {
        if (count < 0) {
            throw GoPanic.runtime("makeslice: len out of range");
        }
        budget.spend(count, 2);
        byte[] bytes = new byte[Math.toIntExact(count)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String shuffled(RandomGenerator random, String s) {
        int[] runes = GoString.runes(s);
        for (int i = runes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int rune = runes[i];
            runes[i] = runes[other];
            runes[other] = rune;
        }
        return GoString.ofRunes(runes, 0, runes.length);
    }

    private static String uuid(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3F) | 0x80);
        String hex = HexFormat.of().formatHex(bytes);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }
}
