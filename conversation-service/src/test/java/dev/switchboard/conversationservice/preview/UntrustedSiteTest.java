package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversationservice.SelfSignedServer;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A site whose certificate nobody vouches for. */
class UntrustedSiteTest {

    @Test
    void isNotAskedForItsPage() throws Exception {
        // Given
        try (var site = new SelfSignedServer(0, "site.example", "<title>here</title>")) {
            var client = new GuardedClient(
                    _ -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                    new AddressGuard(FixedPreview.allowing("127.0.0.1:" + site.port())));
            try {
                // When
                var looked = client.lookUp(WebAddress.parse("https://site.example:" + site.port() + "/page")
                        .orElseThrow());

                // Then
                assertThat(looked).isEqualTo(new LookedUp.HostFailed());
                assertThat(site.requests()).isEmpty();
                assertThat(site.trusted()).contains("here");
            } finally {
                client.close();
            }
        }
    }
}
