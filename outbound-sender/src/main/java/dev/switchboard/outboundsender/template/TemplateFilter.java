package dev.switchboard.outboundsender.template;

import org.jspecify.annotations.Nullable;

/** Which templates are wanted; null for any. */
record TemplateFilter(
        @Nullable String wabaId,
        @Nullable String status,
        @Nullable String language,
        @Nullable String category,
        @Nullable String name) {}
