package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.STRING;
import static dev.windlass.golang.Type.UINT32;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Checksums, password hashes and AES. */
final class CryptoFunctions {
    private static final List<Type> ONE = List.of(STRING);
    private static final int BCRYPT_COST = 10;
    private static final int BCRYPT_LONGEST = 72;
    private static final int AES_BLOCK = 16;
    private static final int AES_KEY = 32;

    private CryptoFunctions() {}

    static void define(Definitions d, RandomGenerator random) {
        d.add("sha1sum", STRING, ONE, (budget, a) -> digest("SHA-1", a.text(0)));
        d.add("sha256sum", STRING, ONE, (budget, a) -> digest("SHA-256", a.text(0)));
        d.add("sha512sum", STRING, ONE, (budget, a) -> digest("SHA-512", a.text(0)));
        d.add("adler32sum", STRING, ONE, (budget, a) -> adler32(a.text(0)));
        d.add("bcrypt", STRING, ONE, (budget, a) -> bcrypt(random, a.text(0)));
        d.add(
                "htpasswd",
                STRING,
                List.of(STRING, STRING),
                (budget, a) -> a.text(0).contains(":")
                        ? "invalid username: " + a.text(0)
                        : a.text(0) + ":" + bcrypt(random, a.text(1)));
        d.add(
                "derivePassword",
                STRING,
                List.of(UINT32, STRING, STRING, STRING, STRING),
                CryptoFunctions::derivePassword);
        List<Type> two = List.of(STRING, STRING);
        d.failing("encryptAES", STRING, two, (budget, a) -> encrypt(random, a.text(0), a.text(1)));
        d.failing("decryptAES", STRING, two, (budget, a) -> decrypt(a.text(0), a.text(1)));
        d.add("getHostByName", STRING, ONE, (budget, a) -> {
            throw new GoPanic("getHostByName: name resolution is not available");
        });
    }

    private static String digest(String algorithm, String s) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(GoString.bytes(s));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String adler32(String s) {
        Adler32 sum = new Adler32();
        sum.update(GoString.bytes(s));
        return Long.toString(sum.getValue());
    }

    private static String bcrypt(RandomGenerator random, String password) {
        byte[] bytes = GoString.bytes(password);
        if (bytes.length > BCRYPT_LONGEST) {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new String(BCrypt.withDefaults().hash(BCRYPT_COST, salt, bytes), StandardCharsets.US_ASCII);
    }

    private static String derivePassword(Budget budget, Args a) {
        return MasterPassword.derive(budget, (int) a.number(0), a.text(1), a.text(2), a.text(3), a.text(4));
    }

    private static String encrypt(RandomGenerator random, String password, String text) {
        if (text.isEmpty()) {
            return "";
        }
        byte[] iv = new byte[AES_BLOCK];
        random.nextBytes(iv);
        byte[] content = GoString.bytes(text);
        int padding = AES_BLOCK - content.length % AES_BLOCK;
        byte[] padded = Arrays.copyOf(content, content.length + padding);
        Arrays.fill(padded, content.length, padded.length, (byte) padding);
        byte[] encrypted = aes(Cipher.ENCRYPT_MODE, password, iv, padded);
        byte[] all = Arrays.copyOf(iv, AES_BLOCK + encrypted.length);
        System.arraycopy(encrypted, 0, all, AES_BLOCK, encrypted.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private static String decrypt(String password, String base64) {
        if (base64.isEmpty()) {
            return "";
        }
        byte[] all = Base64Decoder.decode(base64);
        if (all.length < AES_BLOCK) {
            throw GoPanic.runtime("slice bounds out of range [:" + AES_BLOCK + "] with capacity " + all.length);
        }
        if (all.length % AES_BLOCK != 0) {
            throw new GoPanic("crypto/cipher: input not full blocks");
        }
        if (all.length == AES_BLOCK) {
            throw GoPanic.runtime("index out of range [-1]");
        }
        byte[] iv = Arrays.copyOf(all, AES_BLOCK);
        byte[] text = aes(Cipher.DECRYPT_MODE, password, iv, Arrays.copyOfRange(all, AES_BLOCK, all.length));
        int end = text.length - (text[text.length - 1] & 0xFF);
        if (end < 0) {
            throw GoPanic.runtime("slice bounds out of range [:" + end + "]");
        }
        return GoString.of(text, 0, end);
    }

    private static byte[] aes(int mode, String password, byte[] iv, byte[] input) {
        try {
            // The caller pads by itself, and takes off what padding there is without a check, as sprig does.
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            byte[] key = Arrays.copyOf(GoString.bytes(password), AES_KEY);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new GoException(String.valueOf(e.getMessage()));
        }
    }
}
