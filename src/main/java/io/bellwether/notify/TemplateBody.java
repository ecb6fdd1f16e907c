package io.bellwether.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.bellwether.pipeline.InputRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body from a Mustache template. Every value is escaped for a JSON string; a tag that would put
 * one in unescaped is refused, because what people wrote could then add fields of its own.
 *
 * <p>A name that stands for nothing is an error for the sample, which has all there is, and empty
 * afterwards: alerts of staff, for one, have quotes without an id.
 */
final class TemplateBody implements WebhookBody {

    /** Whatever stands between is left out by the library before it looks. */
    private static final Pattern UNSAFE = Pattern.compile("\\{\\{[\\x00-\\x20]*[{&=>]");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Template template;
    private final Optional<String> page;

    private TemplateBody(Template template, Optional<String> page) {
        this.template = template;
        this.page = page;
    }

    /**
     * Reads a template, and tries it with an invented alert, open and over.
     *
     * @param page where people reach the page; empty without one
     * @throws UnusableTemplateException saying what is wrong with it
     */
    static TemplateBody of(String text, Optional<String> page) {
        Matcher unsafe = UNSAFE.matcher(text);
        if (unsafe.find()) {
            throw new UnusableTemplateException(
                    "the tag at character "
                            + unsafe.start()
                            + " is not allowed: values are always escaped, so only {{name}},"
                            + " {{#name}}, {{^name}}, {{/name}} and {{!comment}} are");
        }
        Mustache.Compiler compiler =
                Mustache.compiler().withEscaper(new JsonEscaper()).emptyStringIsFalse(true);
        try {
            Template strict = compiler.nullValue("").compile(text);
            Optional<String> somewhere = Optional.of(page.orElse("https://bellwether.example.com"));
            SampleAlert.all().forEach(sample -> new TemplateBody(strict, somewhere).make(sample));
            return new TemplateBody(compiler.defaultValue("").compile(text), page);
        } catch (MustacheException e) {
            throw new UnusableTemplateException(String.valueOf(e.getMessage()));
        } catch (StringIndexOutOfBoundsException e) {
            // The library looks at the first character of a name without looking for one.
            throw new UnusableTemplateException("a tag has no name");
        }
    }

    @Override
    public byte[] of(InputRecord record, JsonNode tree, AlertRecord alert) {
        return make(tree, alert);
    }

    private void make(SampleAlert sample) {
        make(sample.tree(), sample.alert());
    }

    private byte[] make(JsonNode tree, AlertRecord alert) {
        String body;
        try {
            body = template.execute(values(tree, alert));
        } catch (MustacheException e) {
            throw new UnusableTemplateException(String.valueOf(e.getMessage()));
        }
        try {
            JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // The parser's message may quote the alert.
            throw new UnusableTemplateException(
                    "what it gives is no JSON, at line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr());
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> values(JsonNode tree, AlertRecord alert) {
        Map<String, Object> values =
                new LinkedHashMap<>(JSON.convertValue(tree, new TypeReference<>() {}));
        values.put("summary", AlertText.summary(alert));
        values.put("description", AlertText.description(alert));
        values.put("link", AlertText.link(page, alert).orElse(""));
        values.put("isResolved", alert.isResolved());
        return values;
    }
}
