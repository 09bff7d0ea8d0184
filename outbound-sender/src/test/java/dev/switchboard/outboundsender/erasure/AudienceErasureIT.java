package dev.switchboard.outboundsender.erasure;

import static dev.switchboard.outboundsender.testing.CampaignStage.A_WHILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.Person;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.Tables;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who stands in audiences that were never sent to is forgotten there, too, and nobody else is. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class AudienceErasureIT {

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private CampaignStage stage;

    AudienceErasureIT(DataSource database) {
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
    void whoeverOnlyStandsInADraftIsForgottenUnderAllTheirNames() throws SQLException {
        // Given one person in four rows, one of which is refused, and a stranger
        var phones = CampaignStage.phones(2);
        var phone = phones.getFirst();
        var shorter = phone.substring(0, 4) + phone.substring(5);
        var typed = "+55 (11) %s-%s".formatted(phone.substring(4, 9), phone.substring(9));
        var userId = userId();
        var stranger = phones.getLast();
        var campaign = stage.draft(stage.number(), stage.template());
        stage.audience(campaign, """
                wa_id,phone,user_id,order
                %s,,,order of %s
                ,%s,,
                ,,%s,order of %s
                %s,,%s,order of %s
                %s,,,order of %s
                """.formatted(
                                shorter, phone, typed, userId, phone, phone, userId, phone, stranger, stranger))
                .then()
                .statusCode(200);
        var person = new Person(topics);
        var conversation = UUID.randomUUID();
        person.changed(conversation, Person.known(phone, userId));
        eventually(() -> assertThat(holding(userId)).containsOnly("contact_address", "campaign_recipient"));

        // When
        person.erased(conversation);

        // Then
        eventually(() -> assertThat(topics.eventsOf(person.contactId()))
                .singleElement()
                .isInstanceOfSatisfying(
                        ContactForgotten.class,
                        forgotten -> assertThat(forgotten.counts())
                                .contains(new ErasedCount("addresses", 1), new ErasedCount("campaign_recipients", 4))));
        for (var name : List.of(phone, shorter, typed, userId)) {
            assertThat(holding(name)).isEmpty();
        }
        assertThat(stage.campaign(campaign).getInt("counts.refusedByCode.contact_erased"))
                .isEqualTo(3);
        assertStandsUntouched(campaign, stranger);
    }

    @Test
    void whoeverOnlyConsentServiceKnowsIsForgottenWithThoseMergedIntoThem() throws SQLException {
        // Given two contacts without conversation that turned out to be one
        var phones = CampaignStage.phones(3);
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var person = new Person(topics);
        var other = new Person(topics);
        person.consents(CustomerRef.ofWaId(phones.get(0)), null, 1);
        other.consents(CustomerRef.ofWaId(phones.get(1)), null, 1);
        other.consents(null, person.contactId(), 2);
        eventually(() -> {
            assertThat(holding(phones.get(0))).contains("contact_address");
            assertThat(holding(phones.get(1))).contains("contact_address");
            assertThat(stage.count("SELECT count(*) FROM contact_consent WHERE merged_into = '%s'"
                            .formatted(person.contactId())))
                    .isEqualTo(1);
        });

        // When
        person.erased(person.contactId());

        // Then
        eventually(() ->
                assertThat(topics.eventsOf(person.contactId())).hasExactlyElementsOfTypes(ContactForgotten.class));
        assertThat(holding(phones.get(0))).isEmpty();
        assertThat(holding(phones.get(1))).isEmpty();
        assertStandsUntouched(campaign, phones.get(2));
    }

    @Test
    void aFormerPhoneIsSomebodyElsesWhateverIsToldLate() throws SQLException {
        // Given somebody whose phone changed, of which consent-service has not heard
        var phones = CampaignStage.phones(2);
        var former = phones.getFirst();
        var phone = phones.getLast();
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var person = new Person(topics);
        var conversation = UUID.randomUUID();
        person.changed(conversation, CustomerRef.ofWaId(former));
        eventually(() -> assertThat(holding(former)).contains("contact_address"));
        person.changed(conversation, CustomerRef.ofWaId(phone));
        eventually(() -> assertThat(holding(phone)).contains("contact_address"));
        person.consents(CustomerRef.ofWaId(former), null, 1);
        eventually(() -> assertThat(holding(person.contactId().toString())).contains("contact_consent"));
        assertThat(holding(former)).containsExactly("campaign_recipient");

        // When
        person.erased(conversation);

        // Then
        eventually(() ->
                assertThat(topics.eventsOf(person.contactId())).hasExactlyElementsOfTypes(ContactForgotten.class));
        assertThat(holding(phone)).isEmpty();
        assertStandsUntouched(campaign, former);
    }

    @Test
    void aPhoneThatWasPassedOnIsNoLongerTheirs() throws SQLException {
        // Given
        var phone = CampaignStage.phones(1).getFirst();
        var person = new Person(topics);
        person.consents(CustomerRef.ofWaId(phone), null, 1);
        eventually(() -> assertThat(holding(phone)).containsExactly("contact_address"));

        // When
        person.consents(null, null, 2);

        // Then
        eventually(() -> assertThat(holding(phone)).isEmpty());
    }

    @Test
    void whoTheyWereGoesAlsoWhenItIsToldAfterTheErasure() throws SQLException {
        // Given
        var phones = CampaignStage.phones(2);
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var person = new Person(topics);
        var conversation = UUID.randomUUID();
        person.erased(conversation);
        eventually(() ->
                assertThat(topics.eventsOf(person.contactId())).hasExactlyElementsOfTypes(ContactForgotten.class));

        // When
        person.changed(conversation, CustomerRef.ofWaId(phones.getFirst()));

        // Then
        eventually(() -> assertThat(holding(phones.getFirst())).isEmpty());
        assertStandsUntouched(campaign, phones.getLast());
        assertThat(topics.eventsOf(person.contactId())).hasSize(1);

        // When it is told again, after nothing is looked for any more
        stage.sql(
                "UPDATE erased_contact SET look_again_at = NULL WHERE contact_id = '%s'".formatted(person.contactId()));
        var later = CampaignStage.phones(1).getFirst();
        var witness = new Person(topics);
        person.changed(conversation, CustomerRef.ofWaId(later));
        witness.changed(conversation, CustomerRef.ofWaId("4915100000001"));

        // Then
        eventually(() -> assertThat(holding(witness.contactId().toString())).contains("contact_address"));
        assertThat(holding(later)).isEmpty();
    }

    private void assertStandsUntouched(String campaign, String phone) {
        assertThat(stage.count("""
                        SELECT count(*) FROM campaign_recipient
                        WHERE campaign_id = '%s' AND wa_id = '%s' AND given = '%s' AND state = 'WAITING'
                            AND parameters IS NOT NULL""".formatted(campaign, phone, phone))).isEqualTo(1);
    }

    private List<String> holding(String word) throws SQLException {
        return Tables.holding(database, word);
    }

    private static String userId() {
        return "BR." + UUID.randomUUID().toString().replace("-", "");
    }

    private static void eventually(ThrowingRunnable happened) {
        await().atMost(A_WHILE).untilAsserted(happened);
    }
}
