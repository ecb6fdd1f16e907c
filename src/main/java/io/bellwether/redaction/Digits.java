package io.bellwether.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits with something between them, as telephone numbers are written.
 *
 * @param groups the digits
 * @param joints what stands behind each group but the last: one or two signs
 * @param end behind the last digit
 */
record Digits(List<String> groups, List<String> joints, int end) {

    private static final String JOINTS = " .-/()";

    Digits {
        groups = List.copyOf(groups);
        joints = List.copyOf(joints);
    }

    /** Reads from {@code start}, at most so many characters. */
    static Digits read(Scan text, int start, int most) {
        List<String> groups = new ArrayList<>();
        List<String> joints = new ArrayList<>();
        int end = start;
        int at = text.isDigit(start) ? start : start + 1;
        if (text.at(at) == '(') {
            at++;
        }
        while (text.isDigit(at) && at < start + most) {
            int from = at;
            StringBuilder group = new StringBuilder();
            while (text.isDigit(at) && at < start + most) {
                group.append(text.at(at++));
            }
            groups.add(group.toString());
            end = at;
            StringBuilder joint = new StringBuilder();
            while (joint.length() < 2 && at > from && JOINTS.indexOf(text.at(at)) >= 0) {
                joint.append(text.at(at++));
            }
            if (joint.isEmpty() || !text.isDigit(at)) {
                break;
            }
            joints.add(joint.toString());
        }
        return new Digits(groups, joints, end);
    }

    int count() {
        return groups.stream().mapToInt(String::length).sum();
    }

    private int length(int group) {
        return group < groups.size() ? groups.get(group).length() : 0;
    }

    /** Whether it begins as a date does, day or year first. */
    boolean isDate() {
        if (groups.size() < 3 || !joints.get(0).equals(joints.get(1))) {
            return false;
        }
        boolean isJoined = ".-/".contains(joints.get(0));
        boolean isYearFirst = length(0) == 4 && length(1) <= 2 && length(2) <= 2;
        boolean isYearLast = length(0) <= 2 && length(1) <= 2 && length(2) == 4;
        return isJoined && (isYearFirst || isYearLast);
    }

    /** Whether nothing but a telephone number is written so. */
    boolean isDialled() {
        String first = groups.getFirst();
        if (first.startsWith("00")) {
            return first.length() > 2 && first.charAt(2) != '0' && count() >= 10;
        }
        if (first.startsWith("0")) {
            return first.length() > 1 && count() >= 9 && count() <= 11;
        }
        boolean isLong = groups.size() == 4 && first.equals("1");
        int area = isLong ? 1 : 0;
        return groups.size() == 3 + area
                && length(area) == 3
                && length(area + 1) == 3
                && length(area + 2) == 4
                && groups.get(area).charAt(0) > '1';
    }
}
