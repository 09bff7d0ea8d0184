package dev.switchboard.simulator.conversation;

/** What WhatsApp makes of dialled digits: in Brazil, Mexico and Argentina its id is not always the number. */
final class WaIds {

    private WaIds() {}

    /** WhatsApp's id for the digits of a phone, country code first. */
    static String canonical(String digits) {
        if (digits.startsWith("55")) {
            return brazil(digits);
        }
        if (digits.startsWith("52") && digits.length() == 12) {
            return "521" + digits.substring(2);
        }
        if (digits.startsWith("54") && digits.length() == 12) {
            return "549" + digits.substring(2);
        }
        return digits;
    }

    /** Area codes from 31 drop the ninth digit of a mobile; those below have it. */
    private static String brazil(String digits) {
        if (digits.length() < 12) {
            return digits;
        }
        var area = Integer.parseInt(digits.substring(2, 4));
        var local = digits.substring(4);
        if (area >= 31 && local.length() == 9 && local.startsWith("9")) {
            return digits.substring(0, 4) + local.substring(1);
        }
        if (area < 31 && local.length() == 8 && local.charAt(0) >= '6') {
            return digits.substring(0, 4) + "9" + local;
        }
        return digits;
    }
}
