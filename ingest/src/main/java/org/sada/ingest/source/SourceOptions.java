package org.sada.ingest.source;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.sada.contract.event.EventJson;

/**
 * What a person can say about a file beside its format.
 *
 * @param tenant whose events they are; null means the one that the file names, or the default
 * @param zone of times without an offset; null means what the format or its mapping says
 * @param map the mapping of a {@code csv} file; null where none was given
 */
public record SourceOptions(String tenant, ZoneId zone, Path map) {
    public static final SourceOptions NONE = new SourceOptions(null, null, null);

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public SourceOptions {
        if (tenant != null && !TENANT.matcher(tenant).matches()) {
            throw new ImportException(
                    "tenant \"" + tenant + "\" must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
    }

    /** The tenant of what names none. */
    public String tenantOrDefault() {
        return tenant == null ? EventJson.DEFAULT_TENANT : tenant;
    }
}
