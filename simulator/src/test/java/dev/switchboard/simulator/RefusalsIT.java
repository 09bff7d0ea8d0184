package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static dev.switchboard.simulator.Door.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words: by Meta, by scripted faults, and by the controls. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class RefusalsIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        customerWrites(ANA, Map.of("text", "Hola"));
    }

    @Test
    void refusesAStrangersToken() {
        graph("v25.0", NUMBER, "another-token", text(ANA, "Buenas"))
                .statusCode(401)
                .body("error.code", equalTo(190))
                .body("error.type", equalTo("OAuthException"))
                .body("error.fbtrace_id", notNullValue());
    }

    @Test
    void refusesANumberThatTheAccountDoesNotHave() {
        graph("v25.0", "999", TOKEN, text(ANA, "Buenas"))
                .statusCode(400)
                .body("error.code", equalTo(100))
                .body("error.error_subcode", equalTo(33))
                .body("error.type", equalTo("GraphMethodException"));
    }

    @Test
    void refusesAPathWithoutAVersion() {
        graph("25", NUMBER, TOKEN, text(ANA, "Buenas")).statusCode(400).body("error.code", equalTo(2500));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no product           | 100    | {"to":"5511900000001","type":"text","text":{"body":"x"}}
                    not JSON             | 100    | {"messaging_product"
                    no recipient         | 131008 | {"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}
                    letters for a phone  | 131009 | {"messaging_product":"whatsapp","to":"ana","type":"text","text":{"body":"x"}}
                    to itself            | 131021 | {"messaging_product":"whatsapp","to":"+15550000001","type":"text","text":{"body":"x"}}
                    unknown user id      | 131009 | {"messaging_product":"whatsapp","recipient":"US.1","type":"text","text":{"body":"x"}}
                    no content           | 131008 | {"messaging_product":"whatsapp","to":"5511900000001","type":"text"}
                    empty text           | 100    | {"messaging_product":"whatsapp","to":"5511900000001","type":"text","text":{"body":""}}
                    unknown type         | 131051 | {"messaging_product":"whatsapp","to":"5511900000001","type":"poll","poll":{}}
                    unknown media id     | 100    | {"messaging_product":"whatsapp","to":"5511900000001","type":"image","image":{"id":"1"}}
                    link and id          | 100    | {"messaging_product":"whatsapp","to":"5511900000001","type":"image","image":{"id":"1","link":"https://example.com/a"}}
                    not a link           | 100    | {"messaging_product":"whatsapp","to":"5511900000001","type":"image","image":{"link":"a.png"}}
                    caption on audio     | 100    | {"messaging_product":"whatsapp","to":"5511900000001","type":"audio","audio":{"link":"https://example.com/a","caption":"x"}}
                    unknown group        | 131041 | {"messaging_product":"whatsapp","recipient_type":"group","to":"g","type":"text","text":{"body":"x"}}
                    unknown read mark    | 131009 | {"messaging_product":"whatsapp","status":"read","message_id":"wamid.x"}
                    far off the map      | 131009 | {"messaging_product":"whatsapp","to":"5511900000001","type":"location","location":{"latitude":"91","longitude":"0"}}
                    """)
    void refusesWhatIsNotWellFormed(String what, int code, String body) {
        graph(body).statusCode(400).body("error.code", equalTo(code)).body("error.fbtrace_id", notNullValue());

        look("messages").body("", hasSize(0));
    }

    @Test
    void refusesTextBeyondItsLimit() {
        graph(text(ANA, "x".repeat(4096))).statusCode(200);

        graph(text(ANA, "x".repeat(4097))).statusCode(400).body("error.code", equalTo(100));
    }

    @ParameterizedTest
    @CsvSource({
        "token-expired, 401, 190",
        "rate-limited, 429, 130429",
        "pair-rate-limited, 400, 131056",
        "window-closed, 400, 131047",
        "http-error, 500, 131000",
    })
    void meetsAScriptedErrorOnceAndAcceptsNothing(String kind, int status, int code) {
        // Given
        control("faults", Map.of("kind", kind)).statusCode(200).body("remaining", equalTo(1));

        // When
        graph(text(ANA, "Buenas")).statusCode(status).body("error.code", equalTo(code));

        // Then
        look("messages").body("", hasSize(0));
        look("faults").body("", hasSize(0));
        graph(text(ANA, "Buenas")).statusCode(200);
    }

    @Test
    void sparesOtherCustomersFromAFaultThatIsAimed() {
        // Given
        control("faults", Map.of("kind", "rate-limited", "to", "5511900000009", "count", 2))
                .statusCode(200);

        // When
        graph(text(ANA, "Buenas")).statusCode(200);

        // Then
        look("faults").body("[0].remaining", equalTo(2));
        graph(text("5511900000009", "Buenas")).statusCode(429);
    }

    @Test
    void answersWithAPageWhenTold() {
        control("faults", Map.of("kind", "html-502")).statusCode(200);

        graph(text(ANA, "Buenas")).statusCode(502).contentType("text/html");
    }

    @ParameterizedTest
    @CsvSource({"reset-before-accepting, 0", "reset-after-accepting, 1", "timeout-after-accepting, 1"})
    void breaksTheConnection(String kind, int accepted) {
        // Given
        control("faults", Map.of("kind", kind, "delay", "PT0.2S")).statusCode(200);

        // When
        assertThatThrownBy(() -> graph(text(ANA, "Buenas"))).isInstanceOf(Exception.class);

        // Then
        look("messages").body("", hasSize(accepted));
    }

    @Test
    void tricklesTheAnswerOutOverTheGivenTime() {
        // Given
        control("faults", Map.of("kind", "slow-body", "delay", "PT1S")).statusCode(200);
        var start = System.nanoTime();

        // When
        graph(text(ANA, "Buenas")).statusCode(200).body("messages", hasSize(1));

        // Then
        assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    faults                    | {"kind":"earthquake"}           | kind is one of
                    faults                    | {"kind":"http-error","count":0} | count is
                    faults                    | {"kind":"http-error","count":"many"} | count
                    scripts                   | {"script":"backwards"}          | script is one of
                    clock                     | {"advance":"yesterday"}         | ISO-8601
                    clock                     | {"advance":"-PT1H"}             | forward only
                    clock                     | {}                              | advance
                    customers/ana/messages    | {"text":"Hola"}                 | digits
                    customers/5511900000001/messages | {"hola":1}               | type is missing
                    customers/5511900000001/messages | {"text":"Hola","phoneNumberId":"9"} | phoneNumberId
                    customers/5511900000001/messages | {"text":                 | JSON
                    """)
    void tellsWhatIsWrongWithControlInput(String path, String body, String words) {
        control(path, body).statusCode(400).body("error", containsString(words));
    }
}
