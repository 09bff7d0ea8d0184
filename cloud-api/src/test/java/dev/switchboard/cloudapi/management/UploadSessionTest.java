package dev.switchboard.cloudapi.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadSessionTest {

    @Test
    void readsABeginningAndHowFarItGot() {
        assertThat(UploadSession.read(bytes("{\"id\":\"upload:MTph?sig=AR\"}")))
                .contains(new UploadSession("upload:MTph?sig=AR", 0));
        assertThat(UploadSession.read(bytes("{\"id\":\"upload:MTph\",\"file_offset\":4096}")))
                .contains(new UploadSession("upload:MTph", 4096));
        assertThat(UploadSession.read(bytes("{\"id\":\"1013859600285441\"}"))).isEmpty();
        assertThat(UploadSession.read(bytes("<html>"))).isEmpty();
    }

    @Test
    void readsTheHandle() {
        assertThat(UploadSession.handle(bytes("{\"h\":\"4::aW1hZ2U\"}"))).contains("4::aW1hZ2U");
        assertThat(UploadSession.handle(bytes("{\"id\":\"upload:MTph\"}"))).isEmpty();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
