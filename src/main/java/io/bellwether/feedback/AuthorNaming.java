package io.bellwether.feedback;

import java.util.List;

/**
 * Under which name an author is known inside the program. A service uses a {@link Pseudonymizer},
 * or several, one after the other.
 */
@FunctionalInterface
public interface AuthorNaming {

    /** The name for {@code author}, the same one always. */
    String name(Asset asset, String author);

    /** Tells apart what names are made with; empty where that does not change. */
    default String keyId() {
        return "";
    }

    /** This one first, then those by which authors were known before, as far as they are kept. */
    default List<? extends AuthorNaming> all() {
        return List.of(this);
    }

    /**
     * The author's own id: for programs that publish no author, or hand the feedback on as it is.
     */
    static AuthorNaming asGiven() {
        return (asset, author) -> author;
    }
}
