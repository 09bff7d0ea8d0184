package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.graph;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue, a template's life, and what a message made from one must hold. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class TemplatesIT {

    private static final String ANA = "5511900000001";
    private static final String CATALOGUE = "/v25.0/200000000000001/message_templates";
    private static final String FIRST = "700000000000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void listsThemPageByPage() {
        // When
        var names = new ArrayList<String>();
        var path = CATALOGUE + "?limit=4";
        String next = null;
        do {
            var page = authorised().get(next == null ? path : next).then().statusCode(200);
            names.addAll(page.extract().path("data.name"));
            next = page.extract().path("paging.next");
        } while (next != null);

        // Then
        assertThat(names).hasSize(6).contains("order_ready", "login_code");
        authorised().get(CATALOGUE + "?after=x").then().statusCode(400).body("error.code", equalTo(131059));
        authorised().get(CATALOGUE + "?category=MARKETING").then().body("data.name", equalTo(List.of("spring_offer")));
        authorised().get("/v25.0/999/message_templates").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "name_or_content,pedido,order_ready",
        "name_or_content,spring_,spring_offer",
        "content,SPRING has,spring_offer",
        "category,'[\"MARKETING\",\"AUTHENTICATION\"]','spring_offer,login_code'",
        "quality_score,RED,",
        "status,APPROVED,'order_ready,order_ready,order_update,appointment_reminder,spring_offer,login_code'"
    })
    void findsThoseThatAreAskedFor(String key, String value, @Nullable String names) {
        List<String> found = authorised()
                .queryParam(key, value)
                .get(CATALOGUE)
                .then()
                .statusCode(200)
                .extract()
                .path("data.name");

        assertThat(found).isEqualTo(names == null ? List.of() : List.of(names.split(",")));
    }

    @Test
    void tellsTheFieldsThatAreAskedForAndTheId() {
        authorised()
                .get(CATALOGUE + "?limit=1&fields=name,status")
                .then()
                .body("data[0]", equalTo(Map.of("id", FIRST, "name", "order_ready", "status", "APPROVED")));
        authorised()
                .get("/v25.0/" + FIRST + "?fields=language")
                .then()
                .body("$", equalTo(Map.of("id", FIRST, "language", "pt_BR")));
    }

    @Test
    void approvesANewTemplateAndTellsIt() {
        // When
        String id = create("{'name':'thanks','language':'es','category':'UTILITY','components':"
                        + "[{'type':'BODY','text':'Gracias por tu compra.'}]}")
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .extract()
                .path("id");

        // Then
        send("thanks", "es", List.of()).statusCode(404).body("error.code", equalTo(132001));
        await().untilAsserted(() ->
                assertThat(told("message_template_status_update", "event")).containsExactly("APPROVED"));
        send("thanks", "es", List.of()).statusCode(200);
        authorised().get("/v25.0/" + id).then().body("status", equalTo("APPROVED"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    2388004 | {'name':'Thanks','language':'es','category':'UTILITY','components':[{'type':'BODY','text':'Gracias.'}]}
                    2388024 | {'name':'order_ready','language':'pt_BR','category':'UTILITY','components':[{'type':'BODY','text':'Gracias.'}]}
                    2388299 | {'name':'a','language':'es','category':'UTILITY','components':[{'type':'BODY','text':'{{1}} gracias'}]}
                    2388043 | {'name':'a','language':'es','category':'UTILITY','components':[{'type':'BODY','text':'Hola {{1}}, gracias'}]}
                    2388073 | {'name':'a','language':'es','category':'UTILITY','components':[{'type':'BODY','text':'Gracias.'},{'type':'FOOTER','text':'{{1}}'}]}
                    2388273 | {'name':'a','language':'es','category':'UTILITY','components':[{'type':'BODY','text':'Gracias.'},{'type':'HEADER','format':'IMAGE'}]}
                    """)
    void refusesATemplateThatMetaWouldRefuse(int subcode, String template) {
        create(template).statusCode(400).body("error.code", equalTo(100)).body("error.error_subcode", equalTo(subcode));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    404 | 132001 | order_ready          | es    | []
                    400 | 132000 | appointment_reminder | en_US | [{'type':'body','parameters':[{'type':'text','text':'Ana'}]}]
                    400 | 132018 | appointment_reminder | en_US | [{'type':'body','parameters':[{'type':'text','text':'A\\nna'},{'type':'text','text':'b'}]}]
                    400 | 131008 | appointment_reminder | en_US | [{'type':'body','parameters':[{'type':'text','text':''},{'type':'text','text':'b'}]}]
                    400 | 132018 | appointment_reminder | en_US | [{'type':'body','parameters':[{'type':'text','text':'a'},{'type':'text','text':'b'}]},{'type':'button','sub_type':'quick_reply','index':'2','parameters':[]}]
                    400 | 132000 | order_update         | en_US | [{'type':'header','parameters':[{'type':'text','text':'77'}]},{'type':'body','parameters':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}]
                    400 | 132012 | spring_offer         | en_US | [{'type':'header','parameters':[{'type':'text','text':'77'}]},{'type':'body','parameters':[{'type':'text','text':'a'}]}]
                    400 | 131008 | spring_offer         | en_US | [{'type':'header','parameters':[{'type':'image','image':{'link':'https://example.com/a.png'}}]},{'type':'body','parameters':[{'type':'text','text':'a'}]}]
                    400 | 132018 | login_code           | en_US | [{'type':'body','parameters':[{'type':'text','text':'123456'}]},{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'654321'}]}]
                    """)
    void refusesParametersThatDoNotFit(int status, int code, String name, String language, String components) {
        sendRaw(name, language, components).statusCode(status).body("error.code", equalTo(code));
        Door.look("messages").body("", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    appointment_reminder | [{'type':'body','parameters':[{'type':'text','text':'Ana'},{'type':'date_time','date_time':{'fallback_value':'Monday'}}]}]
                    order_update | [{'type':'header','parameters':[{'type':'text','parameter_name':'order_id','text':'77'}]},{'type':'body','parameters':[{'type':'text','parameter_name':'order_id','text':'77'},{'type':'text','parameter_name':'first_name','text':'Ana'}]},{'type':'button','sub_type':'url','index':0,'parameters':[{'type':'text','text':'77'}]}]
                    spring_offer | [{'type':'header','parameters':[{'type':'image','image':{'link':'https://example.com/a.png'}}]},{'type':'body','parameters':[{'type':'text','text':'Ana'}]},{'type':'button','sub_type':'copy_code','index':'0','parameters':[{'type':'coupon_code','coupon_code':'SAVE20'}]}]
                    login_code | [{'type':'body','parameters':[{'type':'text','text':'123456'}]},{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'123456'}]}]
                    """)
    void takesParametersThatFit(String name, String components) {
        sendRaw(name, "en_US", components).statusCode(200).body("messages[0].message_status", equalTo("accepted"));
    }

    @Test
    void refusesACodeForSomebodyWithoutAPhone() {
        Door.customerWrites("CO.779", Map.of("text", "Hola"));

        graph(
                        "{'messaging_product':'whatsapp','recipient':'CO.779','type':'template','template':{'name':'login_code','language':{'code':'en_US'}}}"
                                .replace('\'', '"'))
                .statusCode(400)
                .body("error.code", equalTo(131062));
    }

    @Test
    void pausesThreeHoursThenSixThenForGood() {
        // When
        happens("{'quality':'RED'}").body("status", equalTo("PAUSED"));
        send("order_ready", "pt_BR", List.of()).statusCode(400).body("error.code", equalTo(132015));
        control("clock", Map.of("advance", "PT3H")).statusCode(200);
        await().untilAsserted(() -> send("order_ready", "pt_BR", List.of()).statusCode(200));
        happens("{'quality':'RED'}").body("status", equalTo("PAUSED"));
        control("clock", Map.of("advance", "PT6H")).statusCode(200);
        await().untilAsserted(() -> send("order_ready", "pt_BR", List.of()).statusCode(200));
        happens("{'quality':'RED'}").body("status", equalTo("DISABLED"));

        // Then
        send("order_ready", "pt_BR", List.of()).statusCode(400).body("error.code", equalTo(132016));
        await().untilAsserted(() -> assertThat(told("message_template_status_update", "event"))
                .containsExactlyInAnyOrder("PAUSED", "APPROVED", "PAUSED", "APPROVED", "DISABLED"));
        assertThat(told("message_template_quality_update", "new_quality_score")).containsOnly("RED");
    }

    @Test
    void changesTheCategoryAfterItsNotice() {
        // When
        happens("{'category':'MARKETING','notice':'PT24H'}").body("category", equalTo("UTILITY"));
        control("clock", Map.of("advance", "PT24H")).statusCode(200);

        // Then
        await().untilAsserted(() -> authorised().get("/v25.0/" + FIRST).then().body("category", equalTo("MARKETING")));
        await().untilAsserted(() -> assertThat(told("template_category_update", "new_category"))
                .containsExactlyInAnyOrder("UTILITY", "MARKETING"));
    }

    @Test
    void holdsMessagesUntilTheyAreReleased() {
        // Given
        happens("{'pacing':'hold'}");
        String wamid = send("order_ready", "pt_BR", List.of())
                .body("messages[0].message_status", equalTo("held_for_quality_assessment"))
                .extract()
                .path("messages[0].id");

        // When
        happens("{'pacing':'drop'}");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        assertThat(Receiver.statusesOf(wamid).getFirst().at("/errors/0/code").asInt())
                .isEqualTo(132015);
    }

    @Test
    void deletesAllLanguagesOfAName() {
        // When
        authorised()
                .delete(CATALOGUE + "?name=order_ready")
                .then()
                .statusCode(200)
                .body("success", equalTo(true));

        // Then
        authorised().get(CATALOGUE + "?name=order_ready").then().body("data", hasSize(0));
        await().untilAsserted(() ->
                assertThat(told("message_template_status_update", "event")).hasSize(2));
        authorised().delete(CATALOGUE + "?name=order_ready").then().statusCode(400);
        Door.look("templates").body("name", everyItem(org.hamcrest.Matchers.not("order_ready")));
    }

    private static ValidatableResponse happens(String fate) {
        return control("templates/" + FIRST, fate.replace('\'', '"')).statusCode(200);
    }

    private static List<String> told(String field, String key) {
        return Receiver.changes(field).stream()
                .map((JsonNode value) -> value.path(key).asText())
                .toList();
    }

    private static ValidatableResponse create(String template) {
        return authorised().body(template.replace('\'', '"')).post(CATALOGUE).then();
    }

    private static ValidatableResponse send(String name, String language, List<?> components) {
        return sendRaw(name, language, components.toString());
    }

    private static ValidatableResponse sendRaw(String name, String language, String components) {
        return graph(("{'messaging_product':'whatsapp','to':'" + ANA + "','type':'template','template':{'name':'" + name
                        + "','language':{'code':'" + language + "'},'components':" + components + "}}")
                .replace('\'', '"'));
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
