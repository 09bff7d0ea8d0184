package dev.switchboard.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WamidsTest {

    @Test
    void holdTheCustomersNumber() {
        // When
        var wamid = Wamids.fromBusiness("5511900000001");

        // Then
        assertThat(wamid).startsWith("wamid.HBgNNTUxMTkwMDAwMDAwMRUCABEYF");
        var frame = Base64.getDecoder().decode(wamid.substring("wamid.".length()));
        assertThat(new String(frame, StandardCharsets.ISO_8859_1)).contains("5511900000001");
    }

    @Test
    void tellTheDirection() {
        assertThat(Wamids.fromCustomer("5511900000001")).startsWith("wamid.HBgNNTUxMTkwMDAwMDAwMRUCABIYF");
    }

    @Test
    void areNeverTheSame() {
        var many = Stream.generate(() -> Wamids.fromCustomer("5511900000001"))
                .limit(10_000)
                .collect(Collectors.toSet());

        assertThat(many).hasSize(10_000);
    }
}
