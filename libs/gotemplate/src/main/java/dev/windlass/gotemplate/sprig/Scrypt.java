package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Budget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key derivation of RFC 7914 with N = 32768, r = 8, p = 2. */
final class Scrypt {
    private static final int N = 32_768;
    private static final int R = 8;
    private static final int P = 2;

    /** Ints in one block of 128 r bytes. */
    private static final int BLOCK = 32 * R;

    private Scrypt() {}

    static byte[] key(Budget budget, byte[] password, byte[] salt, int length) {
        budget.spend(N, 4L * BLOCK);
        byte[] mixed = pbkdf2(password, salt, P * BLOCK * Integer.BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(mixed).order(ByteOrder.LITTLE_ENDIAN);
        int[] blocks = new int[P * BLOCK];
        buffer.asIntBuffer().get(blocks);
        int[] memory = new int[N * BLOCK];
        for (int i = 0; i < P; i++) {
            int[] block = Arrays.copyOfRange(blocks, i * BLOCK, (i + 1) * BLOCK);
            mix(block, memory);
            System.arraycopy(block, 0, blocks, i * BLOCK, BLOCK);
        }
        buffer.asIntBuffer().put(blocks);
        return pbkdf2(password, mixed, length);
    }

    private static void mix(int[] block, int[] memory) {
        int[] scratch = new int[BLOCK];
        for (int i = 0; i < N; i++) {
            System.arraycopy(block, 0, memory, i * BLOCK, BLOCK);
            shuffle(block, scratch);
        }
        for (int i = 0; i < N; i++) {
            int from = (block[BLOCK - 16] & (N - 1)) * BLOCK;
            for (int k = 0; k < BLOCK; k++) {
                block[k] ^= memory[from + k];
            }
            shuffle(block, scratch);
        }
    }

    private static void shuffle(int[] block, int[] scratch) {
        int[] x = Arrays.copyOfRange(block, BLOCK - 16, BLOCK);
        for (int i = 0; i < 2 * R; i++) {
            for (int k = 0; k < 16; k++) {
                x[k] ^= block[i * 16 + k];
            }
            salsa(x);
            System.arraycopy(x, 0, scratch, (i / 2 + (i % 2) * R) * 16, 16);
        }
        System.arraycopy(scratch, 0, block, 0, BLOCK);
    }

    private static void salsa(int[] block) {
        int[] x = block.clone();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
            }
            for (int i = 0; i < 4; i++) {
                int row = 4 * i;
                quarter(x, row + i, row + (i + 1) % 4, row + (i + 2) % 4, row + (i + 3) % 4);
            }
        }
        for (int i = 0; i < 16; i++) {
            block[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }

    /** PBKDF2 with HMAC-SHA-256 and one iteration; the JDK's own takes no arbitrary bytes for a password. */
    private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA256"));
            ByteBuffer out = ByteBuffer.allocate((length + 31) / 32 * 32);
            for (int i = 1; out.hasRemaining(); i++) {
                mac.update(salt);
                out.put(mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
            }
            return Arrays.copyOf(out.array(), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
