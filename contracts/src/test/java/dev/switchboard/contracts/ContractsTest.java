package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageRevoked;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {

    @Test
    void doesNotPrintWhatPeopleWroteOrWhoTheyAre() {
        var printed = Samples.of(MessageReceived.class).toString();

        assertThat(printed).doesNotContain("pedido", "Ana", "5511900000001", "sticker");
    }

    @Test
    void givesTheSameFactTheSameIdAndOthersAnother() {
        var id = CloudEvent.idOf(MessageReceived.class, "wamid.1", "2");

        assertThat(CloudEvent.idOf(MessageReceived.class, "wamid.1", "2")).isEqualTo(id);
        assertThat(CloudEvent.idOf(MessageReceived.class, "wamid.12")).isNotEqualTo(id);
        assertThat(CloudEvent.idOf(MessageRevoked.class, "wamid.1", "2")).isNotEqualTo(id);
    }

    @Test
    void readsAnUnknownKindOfContentAsUnsupported() throws Exception {
        var content = ContractFiles.JSON.readValue("""
                {"type": "hologram", "depthMillimetres": 120}""", InboundContent.class);

        assertThat(content).isEqualTo(new InboundContent.Unsupported(null, List.of()));
    }

    @Test
    void refusesToSendAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> ContractFiles.JSON.readValue("{\"type\": \"hologram\"}", OutboundContent.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void hasOneMeaningForEachTypeName() {
        var names = ContractFiles.types().stream().map(Class::getSimpleName).toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).allSatisfy(name -> assertThat(Topics.eventType(name)).isPresent());
    }

    @Test
    void saysThatACustomerNeedsAnId() {
        assertThatThrownBy(() -> new CustomerRef(null, null, null, null, new PersonalDetail("Ana")))
                .hasMessage("a customer needs a phone or a user id");
    }
}
