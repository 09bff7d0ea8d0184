package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One template in one language; what changes is replaced whole.
 *
 * @param id Meta's id, digits
 * @param name shared by its languages
 * @param language exact code
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param named whether its parameters have names
 * @param components as they were created
 * @param status APPROVED, PENDING, REJECTED, PAUSED, DISABLED, …
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param pauses how often its quality paused it
 * @param reason why it was rejected, null for none
 * @param holding whether new messages are held for the quality assessment
 * @param dueAt when something happens to it by itself, null for nothing
 * @param dueCategory the category that it gets then, null for none
 */
public record Template(
        String id,
        String name,
        String language,
        String category,
        boolean named,
        JsonNode components,
        String status,
        String quality,
        int pauses,
        @Nullable String reason,
        boolean holding,
        @Nullable Instant dueAt,
        @Nullable String dueCategory) {

    Template withStatus(String newStatus, @Nullable String newReason, @Nullable Instant due) {
        return new Template(
                id,
                name,
                language,
                category,
                named,
                components,
                newStatus,
                quality,
                newStatus.equals("PAUSED") ? pauses + 1 : pauses,
                newReason,
                holding,
                due,
                dueCategory);
    }

    Template withQuality(String newQuality) {
        return new Template(
                id,
                name,
                language,
                category,
                named,
                components,
                status,
                newQuality,
                pauses,
                reason,
                holding,
                dueAt,
                dueCategory);
    }

    Template withCategory(String newCategory) {
        return new Template(
                id,
                name,
                language,
                newCategory,
                named,
                components,
                status,
                quality,
                pauses,
                reason,
                holding,
                null,
                null);
    }

    Template withNotice(String newCategory, Instant due) {
        return new Template(
                id,
                name,
                language,
                category,
                named,
                components,
                status,
                quality,
                pauses,
                reason,
                holding,
                due,
                newCategory);
    }

    Template withHolding(boolean held) {
        return new Template(
                id,
                name,
                language,
                category,
                named,
                components,
                status,
                quality,
                pauses,
                reason,
                held,
                dueAt,
                dueCategory);
    }

    Template edited(JsonNode newComponents, String newCategory, @Nullable Instant due) {
        return new Template(
                id,
                name,
                language,
                newCategory,
                named,
                newComponents,
                "PENDING",
                quality,
                pauses,
                null,
                holding,
                due,
                null);
    }
}
