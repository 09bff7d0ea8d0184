package dev.switchboard.outboundsender.media;

import org.jspecify.annotations.Nullable;

/**
 * What a file is, as its first bytes say.
 *
 * @param moving WebP only
 * @param trouble why WhatsApp would not take a file of this type as it is, in a sentence; null when nothing is known against it
 */
record FileType(String mimeType, boolean moving, @Nullable String trouble) {

    static FileType of(String mimeType) {
        return new FileType(mimeType, false, null);
    }

    static FileType troubled(String mimeType, String trouble) {
        return new FileType(mimeType, false, trouble);
    }
}
