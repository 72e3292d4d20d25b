package dev.windlass.notify.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which addresses may be connected to. Names are looked up here at the moment of connecting, and the connection
 * goes to what was looked up: a name that changes its mind reaches nothing else.
 */
public final class AddressGuard {
    private static final int V4_BYTES = 4;
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] V4_COMPATIBLE = new byte[12];
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private final List<AddressRange> forbidden;

    /**
     * Makes a guard.
     *
     * @param forbidden ranges such as {@code 169.254.0.0/16} or {@code fe80::/10}
     * @throws IllegalArgumentException where one is no range
     */
    public AddressGuard(List<String> forbidden) {
        this.forbidden = forbidden.stream().map(AddressRange::parse).toList();
    }

    /**
     * The addresses of a host that may be reached.
     *
     * @throws ForbiddenAddressException where it has only others
     * @throws UnknownHostException where it has none
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        InetAddress[] allowed = Arrays.stream(all).filter(this::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new ForbiddenAddressException();
        }
        return allowed;
    }

    /** Whether the address may be reached; one that carries an IPv4 address in it is judged by that too. */
    public boolean allows(InetAddress address) {
        InetAddress inner = embedded(address.getAddress());
        return forbidden.stream().noneMatch(it -> it.contains(address) || (inner != null && it.contains(inner)));
    }

    /** Whether a host may be reached as far as that can be said without looking its name up. */
    public boolean allowsLiteral(String host) {
        try {
            return allows(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static @Nullable InetAddress embedded(byte[] bytes) {
        if (startsWith(bytes, SIX_TO_FOUR)) {
            return v4(bytes, SIX_TO_FOUR.length);
        }
        return startsWith(bytes, NAT64) || startsWith(bytes, V4_COMPATIBLE) ? v4(bytes, NAT64.length) : null;
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length > V4_BYTES && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static InetAddress v4(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + V4_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
