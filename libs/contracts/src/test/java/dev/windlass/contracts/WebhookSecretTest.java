package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookSecretTest {
    /** The example of the reference implementations of Standard Webhooks. */
    private static final WebhookSecret SECRET = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void theSpecificationsExampleIsSignedAlike() {
        assertThat(SECRET.sign(ID, TIME, BODY)).isEqualTo(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGNATURE, "v1,AAAA " + SIGNATURE, SIGNATURE + " v1a,other"})
    void oneSignatureOfSeveralIsEnough(String signatures) {
        assertThat(SECRET.signed(ID, TIME, BODY, signatures)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1,",
                "v1",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void whatIsNoSignatureOfItIsNone(String signatures) {
        assertThat(SECRET.signed(ID, TIME, BODY, signatures)).isFalse();
    }

    @Test
    void everyPartIsSigned() {
        assertThat(SECRET.signed(ID + "x", TIME, BODY, SIGNATURE)).isFalse();
        assertThat(SECRET.signed(ID, TIME + "1", BODY, SIGNATURE)).isFalse();
        assertThat(SECRET.signed(ID, TIME, "{}".getBytes(UTF_8), SIGNATURE)).isFalse();
        assertThat(WebhookSecret.of("other").signed(ID, TIME, BODY, SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_not base64"})
    void whatIsNoSecretIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> WebhookSecret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a signing secret")
                .hasMessageNotContaining("not base64 ");
        assertThat(SECRET.toString()).doesNotContain("MfKQ");
    }
}
