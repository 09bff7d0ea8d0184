package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes the ledger, and whoever does is found out. */
@QuarkusTest
class LedgerIT {

    @Inject
    Tables tables;

    @Test
    void theDatabaseRefusesToChangeOrRemoveAnEntry() {
        var contactId = withThreeEntries();
        var entry = "WHERE contact_id = '%s'".formatted(contactId);

        assertThatThrownBy(() -> tables.run("UPDATE consent_ledger SET category = 'UTILITY' " + entry))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> tables.run("DELETE FROM consent_ledger " + entry))
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> tables.run("TRUNCATE consent_ledger")).hasMessageContaining("only grows");
    }

    @Test
    void findsWhatSomebodyChangedWhoTookTheTriggersAway() throws SQLException {
        // Given
        var contactId = withThreeEntries();
        assertThat(verification().getBoolean("intact")).isTrue();
        assertThat(verification().getLong("entries")).isGreaterThanOrEqualTo(3);
        var second = "WHERE contact_id = '%s' AND place = 2".formatted(contactId);

        // Then
        try {
            withoutTriggers("UPDATE consent_ledger SET action = 'GRANTED' " + second);
            found(contactId, 2, "content_changed");
            withoutTriggers("UPDATE consent_ledger SET action = 'WITHDRAWN' " + second);
            assertThat(verification().getBoolean("intact")).isTrue();
            withoutTriggers("UPDATE consent_ledger SET place = 7 " + second);
            found(contactId, 3, "link_broken");
            withoutTriggers(
                    "UPDATE consent_ledger SET place = 2 WHERE place = 7 AND contact_id = '%s'".formatted(contactId));
            withoutTriggers("UPDATE contact SET chain_length = 4 WHERE id = '%s'".formatted(contactId));
            found(contactId, 4, "end_missing");
        } finally {
            withoutTriggers("UPDATE contact SET chain_length = 3 WHERE id = '%s'".formatted(contactId));
        }
        assertThat(verification().getBoolean("intact")).isTrue();
    }

    @Test
    void theLastEntryIsMissedToo() throws SQLException {
        // Given
        var contactId = withThreeEntries();
        var last = "FROM consent_ledger WHERE contact_id = '%s' AND place = 3".formatted(contactId);
        tables.run("CREATE TABLE kept_aside AS SELECT * " + last);

        // When
        try {
            withoutTriggers("DELETE " + last);
            found(contactId, 3, "end_missing");
        } finally {
            withoutTriggers("INSERT INTO consent_ledger SELECT * FROM kept_aside");
            tables.run("DROP TABLE kept_aside");
        }
        assertThat(verification().getBoolean("intact")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip", "user_agent", "text_hash", "salt"})
    void whatIsKeptApartIsMissedWhenItChangedAndNotWhenItIsGone(String column) throws SQLException {
        // Given
        var answer = Doors.form(Chat.phone(), Chat.number(), Doors.notice(), false);
        answer.then().statusCode(201);
        var contactId = UUID.fromString(answer.jsonPath().getString("contactId"));
        var apart =
                "WHERE event_id = (SELECT event_id FROM consent_ledger WHERE contact_id = '%s')".formatted(contactId);
        assertThat(tables.count("SELECT count(*) FROM consent_ledger_private " + apart))
                .isOne();
        assertThat(verification().getBoolean("intact")).isTrue();

        // When
        try {
            withoutTriggers(
                    "consent_ledger_private",
                    "UPDATE consent_ledger_private SET %s = concat(%s, '9') %s".formatted(column, column, apart));
            found(contactId, 1, "private_changed");
        } finally {
            tables.run("DELETE FROM consent_ledger_private " + apart);
        }

        // Then
        assertThat(verification().getBoolean("intact")).isTrue();
    }

    @Test
    void whatWasPutBesideAnEntryThatHadNothingIsFound() throws SQLException {
        // Given
        var contactId = withThreeEntries();
        var third = "consent_ledger WHERE contact_id = '%s' AND place = 3".formatted(contactId);

        // When
        try {
            tables.run("INSERT INTO consent_ledger_private (event_id, salt, ip, clock_from)"
                    + " SELECT event_id, 'salt', '203.0.113.9', recorded_at FROM " + third);
            found(contactId, 3, "private_changed");
        } finally {
            tables.run(
                    "DELETE FROM consent_ledger_private WHERE event_id = (SELECT event_id FROM %s)".formatted(third));
        }
        assertThat(verification().getBoolean("intact")).isTrue();
    }

    private static UUID withThreeEntries() {
        var number = Chat.number();
        var answer = Doors.post(
                "/api/v1/consents",
                Map.of(
                        "phone",
                        Chat.phone(),
                        "phoneNumberId",
                        number,
                        "categories",
                        List.of("MARKETING", "UTILITY", "AUTHENTICATION"),
                        "action",
                        "WITHDRAW",
                        "source",
                        "API",
                        "actor",
                        "workflow"));
        answer.then().statusCode(201);
        return UUID.fromString(answer.jsonPath().getString("contactId"));
    }

    private static JsonPath verification() {
        return given().post("/api/v1/ledger/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void found(UUID contactId, int place, String why) {
        var report = verification();
        assertThat(report.getBoolean("intact")).isFalse();
        assertThat(report.getString("broken.contactId")).isEqualTo(contactId.toString());
        assertThat(report.getInt("broken.place")).isEqualTo(place);
        assertThat(report.getString("broken.why")).isEqualTo(why);
    }

    private void withoutTriggers(String sql) throws SQLException {
        withoutTriggers("consent_ledger", sql);
    }

    private void withoutTriggers(String table, String sql) throws SQLException {
        tables.run("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
        try {
            tables.run(sql);
        } finally {
            tables.run("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
        }
    }
}
