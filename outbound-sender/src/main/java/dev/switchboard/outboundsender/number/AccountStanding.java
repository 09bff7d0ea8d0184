package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.AccountNews;
import dev.switchboard.contracts.whatsapp.AccountChanged;
import dev.switchboard.contracts.whatsapp.NumberErrorReported;
import dev.switchboard.outboundsender.aftermath.Aftermath;
import dev.switchboard.outboundsender.dispatch.DispatchConfig;
import dev.switchboard.outboundsender.pause.Covers;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.pause.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stops the numbers of an account when Meta tells that it restricts or disables it, and lets them go on at the end that Meta
 * named, or when Meta tells that the account is back. Joins the transaction around it.
 */
@ApplicationScoped
class AccountStanding {

    private static final Logger LOGGER = Logger.getLogger(AccountStanding.class);
    private static final String FIELD = "account_update";

    private final Numbers numbers;
    private final Pauses pauses;
    private final Aftermath aftermath;
    private final DispatchConfig config;
    private final InstantSource clock;

    AccountStanding(Numbers numbers, Pauses pauses, Aftermath aftermath, DispatchConfig config, InstantSource clock) {
        this.numbers = numbers;
        this.pauses = pauses;
        this.aftermath = aftermath;
        this.config = config;
        this.clock = clock;
    }

    /** Meta tells of a trouble that belongs to no message: it stops what the answer of a call would stop. */
    void reported(NumberErrorReported reported) throws SQLException {
        var now = clock.instant();
        var at = reported.receivedAt().isBefore(now) ? reported.receivedAt() : now;
        var own = reported.phoneNumberId() == null ? numbersOf(reported.wabaId()) : List.of(reported.phoneNumberId());
        for (var phoneNumberId : own) {
            aftermath.told(phoneNumberId, reported.error(), at, config.pause(), now);
        }
    }

    void changed(AccountChanged changed) throws SQLException {
        if (!changed.field().equals(FIELD)) {
            return;
        }
        var news = AccountNews.read(changed.raw().value());
        if (news.isEmpty()) {
            return;
        }
        var own = numbersOf(changed.wabaId());
        for (var item : news) {
            switch (item) {
                case AccountNews.InitiatedRestricted(Instant until) ->
                    stop(own, Covers.INITIATED, "account_restricted", until);
                case AccountNews.Stopped(String why, Instant until) -> stop(own, Covers.ALL, "account_" + why, until);
                case AccountNews.Reinstated _ -> resume(own);
                case AccountNews.Warned(String why) ->
                    LOGGER.errorf("meta warns about the account wabaId=%s reason=account_%s", changed.wabaId(), why);
            }
        }
    }

    private List<String> numbersOf(String wabaId) throws SQLException {
        return numbers.all().stream()
                .filter(number -> number.state().wabaId().equals(wabaId))
                .map(number -> number.state().phoneNumberId())
                .toList();
    }

    private void stop(List<String> own, Covers covers, String reason, @Nullable Instant until) throws SQLException {
        var now = clock.instant();
        var left = until == null ? null : Duration.between(now, until);
        if (left != null && !left.isPositive()) {
            return;
        }
        for (var phoneNumberId : own) {
            pauses.told(phoneNumberId, covers, Source.ACCOUNT, left, reason, now);
            LOGGER.errorf(
                    "meta restricts the account, sending pauses phoneNumberId=%s covers=%s reason=%s until=%s",
                    phoneNumberId, covers, reason, until);
        }
    }

    private void resume(List<String> own) throws SQLException {
        for (var phoneNumberId : own) {
            var told = pauses.end(phoneNumberId, Source.ACCOUNT);
            var answered = pauses.end(phoneNumberId, Source.ANSWER);
            if (told || answered) {
                LOGGER.infof("meta reinstated the account, sending goes on phoneNumberId=%s", phoneNumberId);
            }
        }
    }
}
