package io.bellwether.notify;

/** A template cannot be read, or gives no JSON. The message quotes the template, not an alert. */
public final class UnusableTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableTemplateException(String message) {
        super(message);
    }
}
