package io.bellwether.redaction;

import java.util.ArrayList;
import java.util.List;

/** Groups of digits with something between them, as telephone numbers are written. */
final class Digits {

    private static final String JOINTS = " .-/()";

    private final List<Group> groups;

    private Digits(List<Group> groups) {
        this.groups = groups;
    }

    /**
     * Some digits.
     *
     * @param joint what stands between them and the next group, at most two signs
     * @param end behind the last digit
     */
    private record Group(String digits, String joint, int end) {}

    /** Reads from {@code start}, at most so many characters. */
    static Digits read(Scan text, int start, int most) {
        List<Group> groups = new ArrayList<>();
        int at = text.isDigit(start) ? start : start + 1;
        if (text.at(at) == '(') {
            at++;
        }
        while (text.isDigit(at) && at < start + most) {
            StringBuilder group = new StringBuilder();
            while (text.isDigit(at) && at < start + most) {
                group.append(text.at(at++));
            }
            int end = at;
            StringBuilder joint = new StringBuilder();
            while (joint.length() < 2 && JOINTS.indexOf(text.at(at)) >= 0) {
                joint.append(text.at(at++));
            }
            groups.add(new Group(group.toString(), joint.toString(), end));
            if (joint.isEmpty()) {
                break;
            }
        }
        return new Digits(groups);
    }

    int size() {
        return groups.size();
    }

    /** Behind the last digit; there is one. */
    int end() {
        return groups.getLast().end();
    }

    /** How many digits. */
    int count() {
        int count = 0;
        for (Group group : groups) {
            count += group.digits().length();
        }
        return count;
    }

    /** The groups from {@code from} to before {@code to}, at least one; a view, so without cost. */
    Digits part(int from, int to) {
        return new Digits(groups.subList(from, to));
    }

    private int length(int group) {
        return groups.get(group).digits().length();
    }

    /** Whether it begins as a date does, day or year first. */
    boolean isDate() {
        if (size() < 3 || !groups.get(0).joint().equals(groups.get(1).joint())) {
            return false;
        }
        boolean isJoined = ".-/".contains(groups.getFirst().joint());
        boolean isYearFirst = length(0) == 4 && length(1) <= 2 && length(2) <= 2;
        boolean isYearLast = length(0) <= 2 && length(1) <= 2 && length(2) == 4;
        return isJoined && (isYearFirst || isYearLast);
    }

    /** Whether nothing but a telephone number is written so. */
    boolean isDialled() {
        String first = groups.getFirst().digits();
        int count = count();
        if (first.startsWith("00")) {
            return first.length() > 2 && first.charAt(2) != '0' && count >= 10 && count <= 15;
        }
        if (first.startsWith("0")) {
            // In one piece or in many, 12 digits are as often the code of an article.
            return first.length() > 1 && count >= 9 && count <= (size() == 2 ? 12 : 11);
        }
        return isAmerican();
    }

    /** Whether it is in the groups of North America, which have one length. */
    boolean isAmerican() {
        boolean isLong = size() == 4 && groups.getFirst().digits().equals("1");
        int area = isLong ? 1 : 0;
        return size() == 3 + area
                && length(area) == 3
                && length(area + 1) == 3
                && length(area + 2) == 4
                && groups.get(area).digits().charAt(0) > '1';
    }
}
