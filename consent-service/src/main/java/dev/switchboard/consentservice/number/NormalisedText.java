package dev.switchboard.consentservice.number;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A whole message as it is compared with keywords: compatibility forms unified, case folded, accents of Latin, Arabic and
 * Hebrew letters taken off, punctuation, symbols, emoji and invisible characters turned into gaps, gaps into one blank.
 *
 * <p>Folding goes up and down again, so that Turkish i, İ, ı and I are one letter, and so are ß and ss. Marks that make
 * another letter of one stay: Cyrillic й and ї, Devanagari vowels, Japanese voicing.
 */
public final class NormalisedText {

    /** Longer ones are no keyword, whatever is in them. */
    private static final int LONGEST = 256;

    private NormalisedText() {}

    /** The normal form; empty when nothing is left of it, or when it is too long to be a keyword. */
    public static String of(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(folded.length());
        var base = 0;
        var decomposed = Normalizer.normalize(folded, Normalizer.Form.NFD);
        for (var index = 0; index < decomposed.length(); ) {
            var point = decomposed.codePointAt(index);
            index += Character.charCount(point);
            if (isMark(point)) {
                if (keepsMarks(base)) {
                    plain.appendCodePoint(point);
                }
            } else if (Character.isLetterOrDigit(point) && point != 0x0640) { // but Arabic's stretching line
                plain.appendCodePoint(point);
                base = point;
            } else if (Character.getType(point) != Character.FORMAT && point != 0x0640) {
                plain.append(' ');
                base = 0;
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC).strip().replaceAll(" +", " ");
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean keepsMarks(int base) {
        if (base == 0 || base == 0x0435) {
            return false; // what stands on nothing; ё, which many write as е
        }
        return switch (Character.UnicodeScript.of(base)) {
            case LATIN, ARABIC, HEBREW, COMMON, INHERITED -> false;
            default -> true;
        };
    }
}
