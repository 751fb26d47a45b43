package org.sada.ingest.file;

import java.nio.file.Path;

/**
 * How far an import has come.
 *
 * @param bytesRead of this file as it lies on the disk, also where it is compressed
 * @param bytes of this file
 * @param events so far, of all files
 * @param rejected so far, of all files
 */
public record ImportProgress(Path file, long bytesRead, long bytes, long events, long rejected) {}
