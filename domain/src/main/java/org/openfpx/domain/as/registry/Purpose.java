package org.openfpx.domain.as.registry;

import java.util.Optional;
import org.openfpx.domain.text.LocalizedText;

/**
 * Why a client asks.
 *
 * @param retention how long the client keeps what it read, in words
 */
public record Purpose(PurposeId id, LocalizedText text, Optional<LocalizedText> retention) {}
