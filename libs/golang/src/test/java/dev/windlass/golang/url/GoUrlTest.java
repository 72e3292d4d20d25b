package dev.windlass.golang.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/retail/a%20b.git?x=1#f",
                "ssh://git@git.example.com:2222/retail/storefront.git",
                "https://user:p%40w@host/",
                "mailto:someone@example.com",
                "file:///local/path",
                "http://[::1%25eth0]:80/",
                "//host/path",
                "/a:b",
                "http://a?",
                "http://a/b#c%2Fd",
                "http:/a",
                "*",
                ""
            })
    void printsWhatItParsed(String text) {
        assertThat(GoUrl.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HTTP://A/b http://A/b",
                "http://a/\u00e9 http://a/%C3%A9",
                "http://a/b%7Ec http://a/b%7Ec",
                "http://a/x^y http://a/x%5Ey"
            })
    void normalisesWhatGoNormalises(String text, String printed) {
        assertThat(GoUrl.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":a|parse \":a\": missing protocol scheme",
                "a:80/b:c/%zz|",
                "a b:c|parse \"a b:c\": first path segment in URL cannot contain colon",
                "http://a:b/|parse \"http://a:b/\": invalid port \":b\" after host",
                "http://a b/|parse \"http://a b/\": invalid character \" \" in host name",
                "http://a/%zz|parse \"http://a/%zz\": invalid URL escape \"%zz\"",
                "http://[::1/|parse \"http://[::1/\": missing ']' in host",
                "http://u^@a/|parse \"http://u^@a/\": net/url: invalid userinfo",
            })
    void refusesInGoWords(String text, String message) {
        if (message == null) {
            assertThat(GoUrl.parse(text).scheme()).isEqualTo("a");
        } else {
            assertThatThrownBy(() -> GoUrl.parse(text)).hasMessage(message);
        }
    }
}
