package org.sada.launcher.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.runtime.StartException;

/**
 * By what the texts of a data folder are read: copies of the model and the taxonomy that somebody named, so that they are there when it
 * starts again. What is not there is the one that comes with the program.
 */
public final class TextFiles {
    /** Stands for what comes with the program, in place of a file. */
    public static final String SHIPPED = "shipped";

    private static final String MODEL = "complaints.model";
    private static final String TAXONOMY = "taxonomy.yaml";

    private TextFiles() {}

    /** What the folder holds. */
    public static ComplaintSettings of(Path data) {
        return new ComplaintSettings(
                present(folder(data).resolve(MODEL)), present(folder(data).resolve(TAXONOMY)));
    }

    /** What is named, and where nothing is (null), what the folder holds. */
    public static ComplaintSettings named(Path data, Path model, Path taxonomy) {
        ComplaintSettings kept = of(data);
        return new ComplaintSettings(chosen(model, kept.model()), chosen(taxonomy, kept.taxonomy()));
    }

    /** What is named, and where nothing is (null), what comes with the program. */
    public static ComplaintSettings named(Path model, Path taxonomy) {
        return new ComplaintSettings(chosen(model, null), chosen(taxonomy, null));
    }

    /**
     * What one path names: a model, a taxonomy (by its ending), a folder with either or both, or {@value #SHIPPED}.
     *
     * @throws StartException for a folder with neither
     */
    public static ComplaintSettings in(Path path) {
        String name = path.toString();
        if (name.equals(SHIPPED)) {
            return ComplaintSettings.SHIPPED;
        }
        if (!Files.isDirectory(path)) {
            boolean taxonomy = name.endsWith(".yaml") || name.endsWith(".yml");
            return new ComplaintSettings(taxonomy ? null : path, taxonomy ? path : null);
        }
        ComplaintSettings found = new ComplaintSettings(present(path.resolve(MODEL)), present(path.resolve(TAXONOMY)));
        if (found.equals(ComplaintSettings.SHIPPED)) {
            throw new StartException("the folder " + path + " holds neither " + MODEL + " nor " + TAXONOMY
                    + "; name a file, or " + SHIPPED);
        }
        return found;
    }

    private static Path chosen(Path name, Path otherwise) {
        if (name == null) {
            return otherwise;
        }
        return name.toString().equals(SHIPPED) ? null : name;
    }

    /** Makes the folder hold these. */
    static void keep(Path data, ComplaintSettings settings) {
        keep(settings.model(), folder(data).resolve(MODEL));
        keep(settings.taxonomy(), folder(data).resolve(TAXONOMY));
    }

    private static void keep(Path file, Path copy) {
        try {
            if (file == null) {
                Files.deleteIfExists(copy);
            } else if (!Files.exists(copy) || !Files.isSameFile(file, copy)) {
                Files.createDirectories(copy.getParent());
                Path part = copy.resolveSibling(copy.getFileName() + ".part");
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartException("cannot keep a copy of " + file + " in " + copy + ": " + e.getMessage(), e);
        }
    }

    private static Path folder(Path data) {
        return data.resolve("texts");
    }

    private static Path present(Path file) {
        return Files.exists(file) ? file : null;
    }
}
