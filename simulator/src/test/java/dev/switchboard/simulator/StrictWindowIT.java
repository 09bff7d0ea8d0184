package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static dev.switchboard.simulator.Door.text;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The 24-hour window where Meta looks at it before it accepts. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
@TestProfile(StrictWindowIT.Strict.class)
class StrictWindowIT {

    @Test
    void refusesAtOnceWhatWouldFailLater() {
        // When
        graph(text("5511900000001", "Buenas")).statusCode(400).body("error.code", equalTo(131047));

        // Then
        look("messages").body("", hasSize(0));
    }

    /** Looks at the window at once. */
    public static class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("switchboard.simulator.window-check", "sync");
        }
    }
}
