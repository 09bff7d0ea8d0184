package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateParameter;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.ConversationSide;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Where as many people were written to first as Meta allows, a campaign waits, and an agent is told. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class PortfolioLimitIT {

    private final DataSource database;

    PortfolioLimitIT(DataSource database) {
        this.database = database;
    }

    @Test
    void aCampaignWaitsForRoomAndAnAgentIsRefused() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds();
                var others = new ConversationSide(topics);
                var stage = new CampaignStage(database, meta, topics)) {
            // Given room for three new people
            var counted = stage.count("SELECT count(*) FROM reach_person WHERE last_at > now() - interval '1 day'");
            var number = stage.number("TIER_" + (counted + 3));
            var template = stage.template();
            var campaign = stage.draftTo(number, template, CampaignStage.phones(5));
            var messages = stage.messages(campaign);

            // When
            stage.deed(campaign, "start").then().statusCode(200);

            // Then three get their message, and the campaign says what the others wait for
            await().atMost(CampaignStage.A_WHILE).untilAsserted(() -> {
                assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(3);
                assertThat(stage.campaign(campaign).getString("waitsFor.code")).isEqualTo("portfolio_limit_reached");
            });
            assertThat(stage.campaign(campaign).getInt("counts.underWay")).isEqualTo(2);

            // And an agent hears that nobody new can be written to, while answers go out
            var stranger = new Chat(topics, number);
            others.introduce(stranger.conversationId(), number);
            ask(topics, stranger, template);
            var customer = new Chat(topics, number);
            others.introduce(customer.conversationId(), number);
            customer.customerWrote();
            ask(topics, customer, template);
            await().atMost(CampaignStage.A_WHILE).untilAsserted(() -> {
                assertThat(stranger.news()).singleElement().isInstanceOfSatisfying(MessageRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("portfolio_limit_reached");
                    assertThat(refused.evidence()).containsExactly("limit " + (counted + 3), "used " + (counted + 3));
                });
                assertThat(customer.news()).singleElement().isInstanceOf(MessageAccepted.class);
            });
            assertThat(stage.called(messages)).isEqualTo(3);

            // When Meta raises the limit
            stage.sql("UPDATE business_number SET messaging_limit = 'TIER_UNLIMITED' WHERE phone_number_id = '%s'"
                    .formatted(number));

            // Then the others get theirs
            stage.awaitState(campaign, "DONE");
            assertThat(stage.called(messages)).isEqualTo(5);
            assertThat(stage.campaign(campaign).getString("waitsFor")).isNull();
        }
    }

    private static void ask(TopicEnds topics, Chat chat, String template) {
        topics.put(
                Topics.OUTBOUND_LIVE,
                chat.conversationId(),
                chat.command(
                        UUID.randomUUID(),
                        new OutboundContent.Template(
                                template,
                                "en_US",
                                null,
                                List.of(new TemplateParameter(null, new CustomerText("77"), null, null)),
                                List.of(),
                                null,
                                List.of())));
    }
}
