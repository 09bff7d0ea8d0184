package dev.switchboard.simulator.control;

import java.util.regex.Pattern;

/** How control input names a customer: a phone, or a business-scoped user id. */
public final class CustomerIds {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\d{5,15}");
    private static final Pattern DECORATION = Pattern.compile("[+ ()-]");

    private CustomerIds() {}

    /** Whether this is a business-scoped id and no phone. */
    public static boolean isUserId(String text) {
        return USER_ID.matcher(text).matches();
    }

    /** The bare digits, or the business-scoped id as it is. */
    public static String parse(String text) {
        if (isUserId(text)) {
            return text;
        }
        var digits = DECORATION.matcher(text).replaceAll("");
        if (!PHONE.matcher(digits).matches()) {
            throw new InvalidControlInput(
                    "a customer is named by 5 to 15 digits, or by a business-scoped id such as US.13491208655302741918");
        }
        return digits;
    }
}
