package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of people from elsewhere. */
@QuarkusTest
class ImportIT {

    /** A German mobile number, with room for many behind it. */
    private static final long FIRST_OF_MANY = 4_917_600_000_000L;

    private static final int MANY = Integer.getInteger("consent.import.rows", 20_000);

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Test
    void eachLineIsTakenOrRefusedWithItsReason() {
        // Given
        var number = Chat.number();
        var granted = Chat.phone();
        var withdrawn = Chat.phone();
        var list = """
                name;phone;occurred_at;status
                "Ana; Souza";+%s;2026-01-31;granted
                Ben;%s;2026-02-01T10:00:00Z;withdrawn
                Cy;;;
                Di;12;;
                Eve;%s;yesterday;
                Flo;%s;2199-01-01;
                Gus;%s;;maybe
                Hal;%s;;
                """.formatted(granted, withdrawn, Chat.phone(), Chat.phone(), Chat.phone(), granted);

        // When
        var id = done(upload(list, number, Doors.notice()));

        // Then
        assertThat(progress(id).jsonPath().getMap("$"))
                .containsEntry("total", 8)
                .containsEntry("applied", 2)
                .containsEntry("refused", 6);
        assertThat(report(id, "refused").lines())
                .containsExactly(
                        "row,state,reason",
                        "3,REFUSED,phone_missing",
                        "4,REFUSED,phone_invalid",
                        "5,REFUSED,occurred_at_invalid",
                        "6,REFUSED,occurred_at_in_future",
                        "7,REFUSED,status_unknown",
                        "8,REFUSED,duplicate_in_file");
        assertThat(Doors.decisionByPhone(granted, number, "MARKETING").getString("code"))
                .isEqualTo("consent_granted");
        assertThat(Doors.decisionByPhone(withdrawn, number, "MARKETING").getString("code"))
                .isEqualTo("consent_withdrawn");
    }

    @Test
    void withoutTheWordingNothingIsAllowed() {
        var number = Chat.number();
        var phone = Chat.phone();

        done(upload("phone\n" + phone + "\n", number, null));

        assertThat(Doors.decisionByPhone(phone, number, "MARKETING").getString("code"))
                .isEqualTo("consent_unverified");
    }

    @Test
    void aLineWithoutADateLiftsNoStop() {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);
        chat.writes("stop");
        await().until(() -> Doors.history(chat.contactId()).size() == 3);

        // When
        var id = done(upload("phone\n" + chat.customerPhone() + "\n", number, Doors.notice()));

        // Then
        assertThat(report(id, "refused")).contains("1,REFUSED,opted_out");
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_withdrawn");
    }

    @Test
    void aListThatBreaksInTheMiddleLeavesNothing() throws SQLException {
        // Given
        var before = tables.count("SELECT count(*) FROM contact_import");
        var broken = "phone,note\n" + Chat.phone() + ",fine\n" + Chat.phone() + ",\"never ends\n";

        // Then
        upload(broken, Chat.number(), null).then().statusCode(422).extract();
        upload("name\nAna\n", Chat.number(), null).then().statusCode(422);
        upload("", Chat.number(), null).then().statusCode(422);
        assertThat(upload("phone\n1", Chat.number(), "no-such-wording")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("unknown_notice");
        assertThat(tables.count("SELECT count(*) FROM contact_import")).isEqualTo(before);
    }

    @Test
    void takesManyPeopleEachOnce() throws SQLException {
        // Given
        var number = Chat.number();
        var list = IntStream.range(0, MANY)
                .mapToObj(index -> Long.toString(FIRST_OF_MANY + index))
                .collect(Collectors.joining("\n", "phone\n", "\n"));

        // When
        var id = done(upload(list, number, Doors.notice()));

        // Then
        assertThat(progress(id).jsonPath().getInt("applied")).isEqualTo(MANY);
        assertThat(tables.count("SELECT count(*) FROM consent_ledger WHERE phone_number_id = '%s'".formatted(number)))
                .isEqualTo(MANY);
        assertThat(tables.count("SELECT count(*) FROM contact_import_row WHERE wa_id IS NOT NULL AND import_id = '%s'"
                        .formatted(id)))
                .isZero();
    }

    private static Response upload(String list, String number, @Nullable String noticeId) {
        var request = given().multiPart("file", "list.csv", list.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("phoneNumberId", number)
                .multiPart("categories", "MARKETING")
                .multiPart("actor", "maria");
        if (noticeId != null) {
            request = request.multiPart("noticeId", noticeId).multiPart("noticeVersion", "1");
        }
        return request.post("/api/v1/imports");
    }

    private static String done(Response taken) {
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        var id = taken.jsonPath().getString("id");
        await().until(() -> progress(id).jsonPath().getString("state").equals("DONE"));
        return id;
    }

    private static Response progress(String id) {
        return given().get("/api/v1/imports/" + id);
    }

    private static String report(String id, String status) {
        return given().queryParam("status", status)
                .get("/api/v1/imports/%s/rows".formatted(id))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
