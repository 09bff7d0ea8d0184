package dev.switchboard.outboundsender.campaign;

import java.util.Objects;

/**
 * Why a campaign must not go on.
 *
 * @param code stable: number_quality_red, number_blocked, sending_paused, spam_limit, category_limit, template_gone,
 *     template_not_approved, template_paused, template_recategorised, template_parameters, failure_rate
 * @param reason the same in plain words, with what to do
 */
record Stop(String code, String reason) {
    Stop {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }
}
