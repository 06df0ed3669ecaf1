//! The public half of a passkey, as browsers hand it over: a SubjectPublicKeyInfo (RFC 5280).

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
    VerificationAlgorithm,
};

/// Of an algorithm that we verify.
pub struct PublicKey {
    algorithm: &'static dyn VerificationAlgorithm,
    key: Vec<u8>,
}

/// What stands before the key itself; of one length each, because the keys are.
const P256: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const ED: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// 2048 bits with the exponent 65537, which is what Windows Hello makes.
const RSA: [u8; 24] = [
    0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
    0x01, 0x05, 0x00, 0x03, 0x82, 0x01, 0x0f, 0x00,
];

impl PublicKey {
    /// None for what is no key of ES256, EdDSA or RS256.
    pub fn parse(info: &[u8]) -> Option<PublicKey> {
        let kinds: [(&[u8], usize, &'static dyn VerificationAlgorithm); 3] = [
            (&P256, 65, &ECDSA_P256_SHA256_ASN1),
            (&ED, 32, &ED25519),
            (&RSA, 270, &RSA_PKCS1_2048_8192_SHA256),
        ];
        kinds.into_iter().find_map(|(prefix, length, algorithm)| {
            let key = info.strip_prefix(prefix).filter(|key| key.len() == length)?;
            Some(PublicKey { algorithm, key: key.to_vec() })
        })
    }

    pub fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(self.algorithm, &self.key).verify(message, signature).is_ok()
    }
}
