/** The folder of the model that ships with Splot, wherever the program is started from. */
export const builtInModelFolder = `${import.meta.dirname}/../../models/splot-static-2`
