package io.bellwether.redaction;

import java.util.Locale;

/** What is found in texts and replaced. */
public enum Kind {
    /** An e-mail address. */
    E_MAIL,
    /** A link with a query, a fragment, a password or what may be a token in it. */
    LINK,
    /** The number of a payment card: a known length, and right by its check digit (Luhn). */
    CARD_NUMBER,
    /** An IBAN of the length that its country has, and right by its check digits (ISO 7064). */
    ACCOUNT_NUMBER,
    /** A telephone number. */
    PHONE,
    /** A name behind an at sign. Whether of a person or of a product, nobody can tell. */
    HANDLE,
    /** The name of a person. */
    NAME;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in figures and files, such as {@code card-number}. */
    public String label() {
        return label;
    }

    /** What stands in its place, such as {@code [card number]}. */
    public String placeholder() {
        return "[" + (this == E_MAIL ? label : label.replace('-', ' ')) + "]";
    }
}
