package dev.switchboard.cloudapi.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.AccountNews.InitiatedRestricted;
import dev.switchboard.cloudapi.management.AccountNews.Reinstated;
import dev.switchboard.cloudapi.management.AccountNews.Stopped;
import dev.switchboard.cloudapi.management.AccountNews.Warned;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccountNewsTest {

    private static final Instant THEN = Instant.ofEpochSecond(1_767_225_600);

    static Stream<Arguments> updates() {
        return Stream.of(
                Arguments.of(
                        restricted("'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING','expiration':1767225600"),
                        List.of(new InitiatedRestricted(THEN))),
                Arguments.of(
                        restricted("'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING'"),
                        List.of(new InitiatedRestricted(null))),
                Arguments.of(
                        restricted(
                                "'restriction_type':'RESTRICTED_CUSTOMER_INITIATED_MESSAGING','expiration':1767225600"),
                        List.of(new Stopped("restricted", THEN))),
                Arguments.of(restricted("'restriction_type':'RESTRICTED_ADD_PHONE_NUMBER_ACTION'"), List.of()),
                Arguments.of(
                        restricted(
                                "'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING','expiration':9223372036854775807"),
                        List.of(new InitiatedRestricted(null))),
                Arguments.of(banned("DISABLE"), List.of(new Stopped("disabled", null))),
                Arguments.of(banned("REINSTATE"), List.of(new Reinstated())),
                Arguments.of(banned("SCHEDULE_FOR_DISABLE"), List.of(new Warned("scheduled_for_disable"))),
                Arguments.of("{'event':'ACCOUNT_DELETED'}", List.of(new Stopped("deleted", null))),
                Arguments.of("{'event':'ACCOUNT_RECONNECTED'}", List.of(new Reinstated())),
                Arguments.of("{'event':'VERIFIED_ACCOUNT'}", List.of()),
                Arguments.of("{'restriction_info':7}", List.of()),
                Arguments.of("no json", List.of()));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void readsWhatAnAccountUpdateSaysAboutSending(String value, List<AccountNews> news) {
        assertThat(AccountNews.read(value.replace('\'', '"'))).isEqualTo(news);
    }

    private static String restricted(String info) {
        return "{'event':'ACCOUNT_RESTRICTION','restriction_info':[{%s}]}".formatted(info);
    }

    private static String banned(String state) {
        return "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'%s'}}".formatted(state);
    }
}
