package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventsPageIT {

    @Test
    void thePageAboutEventsSaysWhatTheContractsSay() throws IOException {
        var generated = EventsPage.text();

        assertThat(ContractFiles.settled(ContractFiles.EVENTS_PAGE, generated))
                .as("docs/events.md; -Dcontracts.write renews it")
                .isEqualTo(generated);
    }
}
