package dev.switchboard.outboundsender.history;

import static dev.switchboard.outboundsender.testing.CampaignStage.A_WHILE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.Person;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export holds who somebody is, until when they may be answered, and where they stand in audiences; and nobody else. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class ContactExportIT {

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private CampaignStage stage;

    ContactExportIT(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
        stage = new CampaignStage(database, meta, topics);
    }

    @AfterEach
    void close() {
        stage.close();
        topics.close();
        meta.close();
    }

    @Test
    void tellsAddressWindowsAndAudiences() {
        // Given somebody in an open window and in a draft, where they wait and were refused
        var phones = CampaignStage.phones(2);
        var phone = phones.getFirst();
        var stranger = phones.getLast();
        var campaign = stage.draft(stage.number(), stage.template());
        stage.audience(campaign, """
                wa_id,order
                %s,<b>77</b>
                %s,
                %s,79
                """.formatted(phone, phone, stranger)).then().statusCode(200);
        var chat = new Chat(topics);
        var person = new Person(topics);
        chat.customerWrote();
        person.changed(chat.conversationId(), CustomerRef.ofWaId(phone));

        // When
        await().atMost(A_WHILE).untilAsserted(() -> {
            var export = export(person);
            assertThat(export.getList("windows")).hasSize(1);
            assertThat(export.getList("addresses")).hasSize(1);
        });

        // Then
        var export = export(person);
        assertThat(export.getString("addresses[0].waId")).isEqualTo(phone);
        assertThat(export.getString("windows[0].conversationId"))
                .isEqualTo(chat.conversationId().toString());
        assertThat(export.getString("windows[0].phoneNumberId")).isEqualTo(Chat.NUMBER);
        assertThat(export.getString("windows[0].expiresAt")).isNotNull();
        assertThat(export.<String>getList("audiences.campaignId")).containsExactly(campaign, campaign);
        assertThat(export.<String>getList("audiences.state")).containsExactly("WAITING", "INVALID");
        assertThat(export.<String>getList("audiences.recipient")).containsExactly(phone, phone);
        assertThat(export.getString("audiences[0].campaign")).isEqualTo("Invented spring sale");
        assertThat(export.getString("audiences[0].parameters.order")).isEqualTo("<b>77</b>");
        assertThat(export.getString("audiences[1].code")).isEqualTo("parameter_missing");
        assertThat(export.prettify()).doesNotContain(stranger);

        // And the page tells the same
        var page = given().accept("text/html").get("/api/v1/contacts/{id}/export", person.contactId());
        page.then().statusCode(200);
        assertThat(page.asString())
                .contains(phone, "Invented spring sale", "&lt;b&gt;77", Chat.NUMBER)
                .doesNotContain("<b>", stranger);
    }

    @Test
    void tellsOfTheErasedWhatIsLeft() {
        // Given
        var phone = CampaignStage.phones(1).getFirst();
        stage.draftTo(stage.number(), stage.template(), List.of(phone));
        var person = new Person(topics);
        var conversation = UUID.randomUUID();
        person.changed(conversation, CustomerRef.ofWaId(phone));
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(export(person).getList("audiences")).hasSize(1));

        // When
        person.erased(conversation);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(topics.eventsOf(person.contactId())).hasSize(1));
        var export = export(person);
        assertThat(export.getString("erasedAt")).isNotNull();
        assertThat(export.getList("addresses")).isEmpty();
        assertThat(export.getList("audiences")).isEmpty();
        assertThat(export.prettify()).doesNotContain(phone);
    }

    @Test
    void messagesAreAlsoToldOnAPage() {
        // Given
        var chat = new Chat(topics);
        var person = new Person(topics);
        person.changed(chat.conversationId(), CustomerRef.ofWaId(Chat.PHONE));
        chat.customerWrote();
        var messageId = chat.ask("<b>hello</b>");
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(chat.news()).hasSize(1));
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(export(person).prettify()).contains(messageId.toString()));

        // When
        var page = given().accept("text/html").get("/api/v1/contacts/{id}/export", person.contactId());

        // Then
        page.then().statusCode(200);
        assertThat(page.asString())
                .contains(messageId.toString(), "the service window is open")
                .doesNotContain("<b>");
        assertThat(given().get("/api/v1/contacts/{id}/export", UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonPath export(Person person) {
        return given().get("/api/v1/contacts/{id}/export", person.contactId()).jsonPath();
    }
}
