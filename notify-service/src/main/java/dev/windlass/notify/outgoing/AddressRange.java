package dev.windlass.notify.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses with a common beginning, such as {@code 169.254.0.0/16}, or a single one. */
record AddressRange(InetAddress base, int prefix) {
    /** @throws IllegalArgumentException where the text is no range */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (parts.length > 2 || !parts[0].matches("[0-9A-Fa-f:.]+")) {
                throw new IllegalArgumentException("not a range of addresses: " + text);
            }
            InetAddress base = InetAddress.getByName(parts[0]);
            int bits = base.getAddress().length * Byte.SIZE;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("not a range of addresses: " + text);
            }
            return new AddressRange(base, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a range of addresses: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        int bits = bytes.length * Byte.SIZE;
        return bytes.length == base.getAddress().length
                && new BigInteger(1, bytes)
                                .xor(new BigInteger(1, base.getAddress()))
                                .shiftRight(bits - prefix)
                                .signum()
                        == 0;
    }
}
