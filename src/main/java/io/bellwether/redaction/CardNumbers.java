package io.bellwether.redaction;

/** The number of a payment card: of a length that its first digit allows, and right by Luhn. */
final class CardNumbers {

    private static final int MOST_DIGITS = 19;

    private CardNumbers() {}

    static int end(Scan text, int start) {
        if (!text.isDigit(start) || isBefore(text.before(start))) {
            return Identifiers.NONE;
        }
        int[] digits = new int[MOST_DIGITS + 1];
        int count = 0;
        int found = Identifiers.NONE;
        int at = start;
        while (count <= MOST_DIGITS && text.isDigit(at)) {
            digits[count++] = text.at(at) - '0';
            at++;
            boolean isEnd = !Links.isWordGoingOn(text, at);
            if (isEnd && isLength(digits[0], count) && isRight(digits, count)) {
                found = at;
            }
            char next = text.at(at);
            if (isEnd && (next == ' ' || next == '-') && text.isDigit(at + 1)) {
                at++;
            }
        }
        return found;
    }

    private static boolean isBefore(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == ',' || c == '#';
    }

    private static boolean isLength(int first, int digits) {
        return switch (first) {
            case 2, 5 -> digits == 16;
            case 3 -> digits >= 14 && digits <= 16;
            case 4 -> digits == 13 || digits == 16 || digits == 19;
            case 6 -> digits >= 16;
            default -> false;
        };
    }

    /** Luhn: every second digit from the right is doubled, and the digits sum up to tens. */
    private static boolean isRight(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            int doubled = digit * 2 - (digit > 4 ? 9 : 0);
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
