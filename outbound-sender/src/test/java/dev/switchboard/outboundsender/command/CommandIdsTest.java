package dev.switchboard.outboundsender.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

    private static final UUID MESSAGE = UUID.fromString("00000000-0000-0000-0000-000000000009");
    private static final UUID CONVERSATION = UUID.fromString("00000000-0000-0000-0000-00000000000e");

    @Test
    void areReadUpToWhereTheJsonBreaks() {
        var ids = of("{\"content\":{\"messageId\":1,\"x\":[{}]},\"messageId\":\"%s\",\"conversationId\":\"%s\",\"phone"
                .formatted(MESSAGE, CONVERSATION));

        assertThat(ids).isEqualTo(new CommandIds(MESSAGE, CONVERSATION));
    }

    @Test
    void areNoneWhereThereAreNone() {
        assertThat(CommandIds.of(null)).isEqualTo(new CommandIds(null, null));
        assertThat(of("")).isEqualTo(new CommandIds(null, null));
        assertThat(of("[{\"messageId\":\"%s\"}]".formatted(MESSAGE))).isEqualTo(new CommandIds(null, null));
        assertThat(of("{\"messageId\":{\"id\":\"%s\"}}".formatted(MESSAGE))).isEqualTo(new CommandIds(null, null));
        assertThat(of("{\"messageId\":\"5511900000001\",\"conversationId\":null}"))
                .isEqualTo(new CommandIds(null, null));
        assertThat(of("{\"messageId\":\"1-1-1-1-1\"}")).isEqualTo(new CommandIds(null, null));
    }

    private static CommandIds of(String json) {
        return CommandIds.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
