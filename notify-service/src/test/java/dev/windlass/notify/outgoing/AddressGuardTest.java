package dev.windlass.notify.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of("169.254.0.0/16", "fe80::/10", "fd00:ec2::254"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::a9fe:a9fe",
                "2852039166",
                "0xa9fea9fe"
            })
    void aForbiddenAddressIsReachedInNoSpelling(String host) {
        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "169.253.255.255",
                "fec0::1",
                "fd00:ec2::253",
                "localhost"
            })
    void othersAreReached(String host) throws UnknownHostException {
        assertThat(guard.resolve(host)).isNotEmpty();
    }

    @Test
    void aSocketIsJudgedByTheAddressItConnectsTo() throws Exception {
        InetAddress looksHarmless =
                InetAddress.getByAddress("example.com", new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254});
        try (Socket socket = new GuardedSockets(guard).createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(looksHarmless, 80), 100))
                    .isInstanceOf(ForbiddenAddressException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8"})
    void whatIsNoRangeIsRefused(String range) {
        assertThatThrownBy(() -> new AddressGuard(List.of(range))).isInstanceOf(IllegalArgumentException.class);
    }
}
