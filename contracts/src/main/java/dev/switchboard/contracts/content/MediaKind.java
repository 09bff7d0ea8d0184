package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The kinds of files WhatsApp tells apart. */
public enum MediaKind {
    /** A still picture. */
    IMAGE,
    /** A film, or what users know as a GIF. */
    VIDEO,
    /** Sound; a voice note when marked so. */
    AUDIO,
    /** Any other file. */
    DOCUMENT,
    /** A sticker, moving or not. */
    STICKER,
    /** Written by a newer version. */
    @JsonEnumDefaultValue
    OTHER
}
