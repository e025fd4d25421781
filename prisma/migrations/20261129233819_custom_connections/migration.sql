-- AlterEnum
ALTER TYPE "AppKind" ADD VALUE 'custom';


