package dev.windlass.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoStringTest {
    private final Random random = new Random(7);

    @Test
    void bytesSurviveTheWayThroughAString() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = someBytes();
            String s = GoString.of(bytes);
            assertThat(GoString.bytes(s)).isEqualTo(bytes);
            assertThat(GoString.length(s)).isEqualTo(bytes.length);
        }
    }

    @Test
    void halvesOfACharacterJoinToTheCharacter() {
        String joined = GoString.concat(GoString.slice("é", 0, 1), GoString.slice("é", 1, 2));
        assertThat(joined).isEqualTo("é");
    }

    @Test
    void cuttingAndJoiningAnywhereGivesTheSameString() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = someBytes();
            int cut = random.nextInt(bytes.length + 1);
            String s = GoString.of(bytes);
            String left = GoString.slice(s, 0, cut);
            String right = GoString.slice(s, cut, bytes.length);
            assertThat(GoString.concat(left, right)).isEqualTo(s);
            assertThat(GoString.canonical(left + right)).isEqualTo(s);
        }
    }

    @Test
    void orderIsThatOfTheBytes() {
        for (int i = 0; i < 20_000; i++) {
            byte[] a = someBytes();
            byte[] b = someBytes();
            assertThat(Integer.signum(GoString.compare(GoString.of(a), GoString.of(b))))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
        }
    }

    @Test
    void anInvalidByteIsOneRune() {
        String s = GoString.of(new byte[] {'a', (byte) 0xFF, (byte) 0xE6, (byte) 0x97, 'b'});
        assertThat(GoString.runeCount(s)).isEqualTo(5);
        assertThat(GoString.runes(s)).containsExactly('a', 0xFFFD, 0xFFFD, 0xFFFD, 'b');
    }

    /** Bytes of which many form characters, and some do not. */
    private byte[] someBytes() {
        StringBuilder text = new StringBuilder();
        int[] alphabet = {'a', 'z', 0xE9, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};
        for (int n = random.nextInt(4); n > 0; n--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        byte[] bytes = GoString.bytes(text.toString());
        if (random.nextBoolean() && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
