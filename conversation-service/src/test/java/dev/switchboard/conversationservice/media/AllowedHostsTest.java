package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("fbsbx.com", "127.0.0.1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
                "https://FBSBX.com/",
                "http://127.0.0.1:8090/file"
            })
    void letsTheTokenGoToHostsOfTheList(String link) throws FetchException {
        assertThat(hosts.checked(link)).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lookaside.fbsbx.com/",
                "https://evilfbsbx.com/",
                "https://fbsbx.com.evil.example/",
                "https://fbsbx.com@evil.example/",
                "https://localhost/",
                "file:///etc/passwd",
                "//fbsbx.com/",
                "https://",
                "not an address",
                ""
            })
    void keepsTheTokenFromEverythingElse(String link) {
        assertThatThrownBy(() -> hosts.checked(link)).hasMessage("host_not_allowed");
    }
}
